/// The page's style sheet.
enum HTMLStyle {
  /// The digest under which the page's policy allows ``source``: of its UTF-8 bytes, base64.
  static let hash = "sha256-Z0OzazIF7NzPNqQjlffuxfJwNSj20u//pYHLoLPV6Rw="

  /// The style sheet: colours and type first, then the sections in the page's order.
  static let source = base + tables + lists + documents + media

  // Sizes are relative, so that the reader's own size counts. Accents are few: one colour for
  // quantities and links, one for warnings.
  private static let base = """

    :root {
      color-scheme: light dark;
      --paper: #fbfaf7; --card: #ffffff; --ink: #22262b; --soft: #62686f; --faint: #e6e3dc;
      --line: #d9d5cc; --accent: #22605f; --value: #4f9490; --track: #ebe8e1;
      --warn: #9a3412; --warn-paper: #fdf1e9; --mark: #eef5f4;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB",
        "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif;
      --serif: "Songti SC", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", STSong,
        SimSun, serif;
      --mono: ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace;
    }
    :lang(zh-Hant) {
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "PingFang TC", "Microsoft JhengHei",
        "Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", sans-serif;
      --serif: "Songti TC", "Noto Serif CJK TC", "Noto Serif TC", "Source Han Serif TC", PMingLiU,
        serif;
      font-family: var(--sans);
    }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    html { scroll-padding-top: 4.5rem; -webkit-text-size-adjust: 100%; }
    body {
      margin: 0 auto; padding: 0 1.5rem 4rem; max-width: 70rem; background: var(--paper);
      color: var(--ink); font: 1rem/1.7 var(--sans); overflow-wrap: anywhere;
      text-spacing-trim: trim-start; font-variant-numeric: tabular-nums;
    }
    a { color: var(--accent); text-decoration-color: var(--line); text-underline-offset: 0.25em; }
    a:hover { text-decoration-color: currentColor; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
    bdi { unicode-bidi: isolate; }
    code { font-family: var(--mono), var(--sans); font-size: 0.92em; }
    ul, ol, dl, dd { margin: 0; padding: 0; list-style: none; }
    .en { color: var(--soft); font-size: 0.8em; font-weight: 400; letter-spacing: 0.01em; }
    .skip { position: absolute; left: -999rem; }
    .skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: 0.5rem 1rem; }
    .top { padding: 3.5rem 0 1.5rem; }
    .brand { margin: 0; color: var(--accent); font-size: 0.85rem; letter-spacing: 0.12em; }
    h1 { margin: 0.25rem 0 0; font: 600 2.25rem/1.35 var(--serif); letter-spacing: 0.02em; }
    h1 .en { display: block; font: 400 1.05rem/1.6 var(--sans); }
    section { padding-top: 2.75rem; }
    h2 { margin: 0 0 1rem; font: 600 1.5rem/1.4 var(--serif); }
    h2 .en { font: 400 0.95rem/1 var(--sans); margin-left: 0.25rem; }
    .size {
      display: inline-block; padding: 0 0.55em; margin-left: 0.25rem; border-radius: 1em;
      background: var(--track); color: var(--soft); font: 500 0.8rem/1.6 var(--sans);
      vertical-align: 0.15em;
    }
    .note, .empty { margin: 0 0 1rem; color: var(--soft); font-size: 0.9rem; }
    .bar {
      position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem;
      align-items: center; justify-content: space-between; padding: 0.7rem 0;
      background: var(--paper); border-bottom: 1px solid var(--line);
    }
    .bar ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.4rem; }
    .bar a { text-decoration: none; }
    .bar a:hover { text-decoration: underline; }
    .filter { display: flex; align-items: center; gap: 0.5rem; font-size: 0.9rem; }
    .filter label { white-space: nowrap; }
    .filter input {
      width: 12rem; padding: 0.3rem 0.6rem; border: 1px solid var(--line); border-radius: 6px;
      background: var(--card); color: inherit; font: inherit;
    }
    .filter output:empty { display: none; }
    .filter output { color: var(--soft); font-size: 0.85rem; }
    .banner {
      margin: 1.5rem 0 -1rem; padding: 0.9rem 1.2rem; border-left: 4px solid var(--warn);
      border-radius: 0 6px 6px 0; background: var(--warn-paper);
    }
    .banner strong { color: var(--warn); margin-right: 0.5em; }
    .banner .en { display: block; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 0.8rem; }
    .tile {
      padding: 0.9rem 1.1rem 1rem; border: 1px solid var(--faint); border-radius: 8px;
      background: var(--card);
    }
    .tile dt { color: var(--soft); font-size: 0.85rem; line-height: 1.5; }
    .tile .en { display: block; }
    .tile dd { font-size: 1.75rem; line-height: 1.4; font-weight: 600; padding-top: 0.2rem; }
    .tile.words dd { font-size: 1rem; line-height: 1.5; padding-top: 0.35rem; word-break: keep-all; }
    .tile.alert { background: var(--warn-paper); }
    .tile.alert dd { color: var(--warn); }

    """

  private static let tables = """
    .scroll {
      overflow-x: auto; border: 1px solid var(--faint); border-radius: 8px;
      background: var(--card);
    }
    .tall { max-height: 40rem; overflow-y: auto; }
    table { width: 100%; border-collapse: collapse; }
    caption {
      padding: 0.8rem 1rem 0.6rem; text-align: left; color: var(--soft); font-size: 0.875rem;
    }
    th, td { padding: 0.5rem 1rem; text-align: left; vertical-align: baseline; }
    thead th {
      color: var(--soft); font-size: 0.85rem; font-weight: 500; white-space: nowrap;
      border-bottom: 1px solid var(--line);
    }
    .tall thead th { position: sticky; top: 0; background: var(--card); }
    tbody tr + tr > * { border-top: 1px solid var(--faint); }
    tbody tr:hover > * { background: var(--mark); }
    tbody th { font-weight: 600; }
    .n { text-align: right; white-space: nowrap; }
    .rank { color: var(--soft); }
    .ranked .term { min-width: 9em; font-size: 1.1rem; }
    .canonical { display: block; color: var(--soft); font-size: 0.8rem; font-weight: 400; }
    td.score { min-width: 9rem; }
    .ranked td.score { width: 20%; }
    .ranked td:last-child { width: 32%; }
    .figure { font-size: 0.9rem; }
    .meter { display: block; width: 100%; height: 5px; margin: 0.15rem 0 0.3rem; }
    .meter .track { fill: var(--track); }
    .meter .value { fill: var(--value); }
    .terms td.score { width: 24%; }
    .terms tbody th { min-width: 6em; }
    .terms .meter { height: 3px; }
    .terms td, .terms tbody th { padding-block: 0.3rem; }
    .pos { color: var(--soft); }
    .id { font-weight: 500; }

    """

  private static let lists = """
    .links { display: flex; flex-wrap: wrap; gap: 0 1rem; font-size: 0.9rem; }
    .links li { max-width: 100%; }
    .links bdi {
      display: inline-block; max-width: 18em; overflow: hidden; text-overflow: ellipsis;
      white-space: nowrap; vertical-align: bottom;
    }
    .ranked .links bdi { max-width: 20em; }
    .links .rest { color: var(--soft); }
    .more summary { color: var(--accent); cursor: pointer; font-size: 0.9rem; }
    .kind { margin: 2rem 0 0.1rem; font: 600 1.15rem/1.5 var(--sans); }
    .slogans {
      display: grid; gap: 0.8rem;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr));
    }
    .slogan {
      padding: 1rem 1.3rem 1.1rem; border: 1px solid var(--faint); border-radius: 8px;
      background: var(--card); break-inside: avoid;
    }
    .saying { margin: 0; font: 600 1.3rem/1.6 var(--serif); }
    .saying bdi { font-family: var(--serif); }
    .figures { display: flex; flex-wrap: wrap; gap: 0 1.2rem; margin-bottom: 0.5rem; }
    .figures dt, .figures dd { display: inline; color: var(--soft); font-size: 0.85rem; }
    .figures dd { color: var(--ink); margin-left: 0.35em; }
    .slogan .facts > div {
      display: grid; grid-template-columns: 8.5em minmax(0, 1fr); align-items: baseline;
      padding: 0.3rem 0; border-top: 1px solid var(--faint); font-size: 0.9rem;
    }
    .facts dt { color: var(--soft); }
    .facts .links { gap: 0; flex-direction: column; }
    .facts .links bdi { max-width: 100%; }
    .chips { display: flex; flex-wrap: wrap; gap: 0.35rem; padding: 0.1rem 0; }
    .chips li {
      padding: 0 0.7em; border: 1px solid var(--line); border-radius: 1em; font-size: 0.875rem;
    }

    """

  private static let documents = """
    .doc {
      margin-bottom: 0.6rem; border: 1px solid var(--faint); border-radius: 8px;
      background: var(--card); content-visibility: auto; contain-intrinsic-size: auto 3.6rem;
    }
    .doc:target { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
    .doc > summary {
      display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.1rem 0.75rem;
      padding: 0.75rem 1.2rem; cursor: pointer; list-style: none;
    }
    .doc > summary::-webkit-details-marker { display: none; }
    .doc > summary::before { content: "▸"; width: 0.8em; color: var(--soft); }
    .doc[open] > summary::before { content: "▾"; }
    .doc > :not(summary) { margin-left: 1.2rem; margin-right: 1.2rem; }
    .number { color: var(--soft); font-size: 0.9rem; }
    .doc h3 { margin: 0; font: 600 1.05rem/1.6 var(--sans); }
    .tag {
      padding: 0 0.6em; border-radius: 4px; background: var(--track); color: var(--soft);
      font-size: 0.8rem;
    }
    .tag.plain { padding: 0; background: none; }
    .preview { margin-left: auto; color: var(--soft); font-size: 0.875rem; }
    .preview bdi + bdi::before { content: " · "; }
    .doc[open] .preview, .doc[open] .tag { display: none; }
    .meta { display: flex; flex-wrap: wrap; gap: 0.6rem 2rem; padding: 0.2rem 0 1rem; }
    .meta dt { color: var(--soft); font-size: 0.8rem; }
    .meta dd { font-size: 0.95rem; }
    .columns {
      display: grid; gap: 1.2rem 3rem; padding: 1rem 0 1.4rem; border-top: 1px solid var(--faint);
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
    }
    .doc h4 { margin: 0 0 0.5rem; font: 600 0.95rem/1.5 var(--sans); }
    .located li {
      display: grid; grid-template-columns: minmax(6em, 2fr) 2.5em 3fr 4em; gap: 0.75rem;
      align-items: center; padding: 0.2rem 0;
    }
    .located .meter { margin: 0; }
    .located .figure, .times { color: var(--soft); font-size: 0.85rem; text-align: right; }
    .sayings li + li { margin-top: 0.7rem; }
    .sayings .saying { font-size: 1.1rem; }
    .sayings .facts { margin: 0; color: var(--soft); font-size: 0.85rem; }
    .sayings .chips li + li { margin-top: 0; }
    footer {
      margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line);
      color: var(--soft); font-size: 0.85rem;
    }

    """

  private static let media = """
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #16181b; --card: #1d2024; --ink: #e4e2dd; --soft: #9ea3a8; --faint: #2b2f34;
        --line: #3a3f45; --accent: #86c5c0; --value: #5fa5a0; --track: #2b2f34;
        --warn: #f0a07a; --warn-paper: #33221a; --mark: #22282a;
      }
    }
    @media (max-width: 40rem) {
      html { scroll-padding-top: 1rem; }
      body { padding: 0 1rem 3rem; }
      .top { padding: 2rem 0 1rem; }
      h1 { font-size: 1.7rem; }
      .bar { position: static; }
      .bar ul { gap: 0.25rem 1.1rem; }
      .bar .en { display: none; }
      .filter { width: 100%; }
      .filter input { flex: 1; min-width: 0; }
      caption .en, thead .en { display: none; }
      caption { max-width: 80vw; }
      .ranked .term { min-width: 7em; }
      td.score { min-width: 5rem; }
      .slogan .facts > div { grid-template-columns: 4.5em minmax(0, 1fr); }
      .slogan .facts dt .en { display: none; }
      .tiles { grid-template-columns: 1fr 1fr; gap: 0.6rem; }
      .tile { padding: 0.7rem 0.9rem; }
      .tile dd { font-size: 1.4rem; }
      th, td { padding: 0.45rem 0.6rem; }
      .slogan { padding: 0.8rem 1rem; }
      .doc > summary { padding: 0.7rem 0.9rem; }
      .doc > :not(summary) { margin-left: 0.9rem; margin-right: 0.9rem; }
      .preview { margin-left: 0; flex-basis: 100%; }
      .located li { grid-template-columns: minmax(5em, 2fr) 2em 2fr 3.5em; gap: 0.5rem; }
    }
    @media print {
      :root {
        --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --faint: #ccc; --line: #999;
        --accent: #000; --value: #777; --track: #eee; --mark: #fff;
      }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      body { max-width: none; padding: 0; font-size: 10pt; }
      .bar, .skip { display: none; }
      .tiles { grid-template-columns: repeat(3, 1fr); }
      .tall { max-height: none; }
      .scroll { overflow: visible; }
      .doc { content-visibility: visible; }
      details::details-content { content-visibility: visible; block-size: auto; }
      tr, .tile, .slogan { break-inside: avoid; }
      h2, h3, h4 { break-after: avoid; }
      a { text-decoration: none; }
    }

    """
}

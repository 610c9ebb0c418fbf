/// The page's script: a filter box, and unfolding of the document a link leads to.
///
/// The page is complete without it; the box is hidden until it runs.
enum HTMLScript {
  /// The digest under which the page's policy allows ``source``: of its UTF-8 bytes, base64.
  static let hash = "sha256-gxwPqnAEI/5fBge/H0PrRVwLDR4nsxVmG8MzmjDtKGY="

  /// The script.
  static let source = """

    (() => {
      const box = document.getElementById('filter');
      const input = box.querySelector('input');
      const output = box.querySelector('output');
      const rows = [...document.querySelectorAll('[data-row]')];
      let texts;
      const filter = () => {
        const query = input.value.trim().toLowerCase();
        texts ??= rows.map((row) => row.textContent.toLowerCase());
        let shown = 0;
        rows.forEach((row, index) => {
          const hit = texts[index].includes(query);
          row.hidden = !hit;
          if (hit) shown += 1;
        });
        output.textContent = query ? `${shown} / ${rows.length}` : '';
      };
      const unfold = () => {
        const target = document.getElementById(location.hash.slice(1));
        if (target && target.localName === 'details') {
          target.hidden = false;
          target.open = true;
          target.scrollIntoView();
        }
      };
      box.hidden = false;
      input.addEventListener('input', filter);
      addEventListener('hashchange', unfold);
      unfold();
    })();

    """
}

/// Texts that mean something in one format or another.
enum HostileValues {
  static let all: [String] = [
    "<script>alert(1)</script>", "</script><b>", "</style><img onerror=x>", "]]>", "<!--", "-->",
    "\" onclick=\"x", "' x='", "&lt;", "&amp;", "{{x}}", "{{{style}}}", "{{#tiles}}", "{{! x",
    // A mark that joins the sign before or after it to one character.
    "\"\u{301} onclick=\"x", "<\u{301}", "\u{600}<script>", ">\u{200D}", "|\u{301}", ",\u{301}",
    "一\n二", "一\r\n二\r三", "一\u{2028}二\u{2029}三\u{85}", "\0", "\u{7}\u{1B}[31m", "\u{9B}x",
    "\u{202E}txt.exe", "\u{2066}x", "a\tb", " 两端 ", "\\", "a\\|b", "a|b", "`x`", "**x**", "__x__",
    "[x](y)", "![x](y)", "# x", "- x", "+ x", "1. x", "1) x", "> x", "===", "---", "~~x~~", "$x$",
    "=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd(1)", "@SUM(1)", "\t=1", "-:1", "-", "a,b", "a;b",
    "a\"b", "\u{FEFF}x", "𠮷👩‍👩‍👧", "url(x)", "x ",
  ]
}

import fc from "fast-check";

/** Texts that were ever meant to be more than text: for SQL, a page, a spreadsheet, a path, an object, an eye. */
export const nasty: readonly string[] = [
  "' or 1=1 --", "'); drop table core.visit; --", '"; select * from people.account; --', "\\' union select password_hash from people.account --",
  "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</script><script>alert(1)</script>", "<!--", "]]>", "javascript:alert(1)", "{{7*7}}${7*7}", "&lt;b&gt;&quot;",
  "=cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", '=HYPERLINK("http://evil.example";"x")',
  "../../../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "//evil.example/x", "/\\evil.example", "/.//evil.example", "/..//evil.example", "C:\\x", "file:///etc/passwd", "http://evil.example",
  "__proto__", "constructor", "prototype", "hasOwnProperty", "toString", "__proto__[x]", "constructor.prototype.x",
  "\u0000", "a\u0000b", "\u202Egnp.exe", "\u2066\u202E\u2069", "\u200F", "\uFEFF", "\uFFFF", "\uD800", "e\u0301".repeat(40), "𝔘𝔫𝔦", "%00", "%2e%2e%2f", "%E0%A4%A", "%c0%ae",
  "NaN", "Infinity", "-0", "1e999", "9".repeat(400), "0x10", "null", "undefined", "true", "[]", "{}", "a".repeat(5000), " ", "",
];

/** Any of them, text of any signs, or both run together. */
export const hostileText = (): fc.Arbitrary<string> => {
  const known = fc.constantFrom(...nasty);
  const any = fc.string({ unit: "binary", maxLength: 40 });
  return fc.oneof({ weight: 5, arbitrary: known }, { weight: 3, arbitrary: any }, { weight: 2, arbitrary: fc.tuple(known, any).map(([a, b]) => a + b) });
};

/** What comes near enough to an address of ours to get past the first look. */
export const hostilePath = (): fc.Arbitrary<string> => fc.oneof(fc.constantFrom(...nasty), fc.array(fc.constantFrom("/", "\\", ".", "..", "//", "@", ":", "?", "#", "evil.example", "a", "\t", "\n", "%2f", "%5c"), { maxLength: 9 }).map((parts) => `/${parts.join("")}`));

/** A query of names that are ours more often than not, with any values. */
export const hostileQuery = (names: readonly string[]): fc.Arbitrary<URLSearchParams> =>
  fc.array(fc.tuple(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: hostileText() }), hostileText()), { maxLength: 6 }).map((pairs) => new URLSearchParams(pairs));

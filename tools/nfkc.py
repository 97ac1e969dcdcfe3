#!/usr/bin/env python3
"""Writes src/Stemma/Lexicon/nfkc.tsv from the Unicode tables of the Python that runs it.

Three sorts of line: "d CODE TEXT" full compatibility decomposition, "c PAIR CODE" canonical composition,
"m CODE CLASS" combining class. Hangul syllables are left out: they come and go whole in practice.
"""
import sys
import unicodedata as u

sys.stdout.reconfigure(encoding="utf-8", newline="\n")
print("# Unicode", u.unidata_version)
for code in range(0x80, 0x30000):
    char = chr(code)
    if 0xAC00 <= code <= 0xD7A3 or 0xD800 <= code <= 0xDFFF:
        continue
    whole = u.normalize("NFKD", char)
    if whole != char:
        print("d", f"{code:x}", " ".join(f"{ord(c):x}" for c in whole), sep="\t")
    canonical = u.decomposition(char)
    if canonical and not canonical.startswith("<") and " " in canonical and u.normalize("NFC", char) == char:
        print("c", f"{code:x}", canonical.lower(), sep="\t")
    if u.combining(char):
        print("m", f"{code:x}", u.combining(char), sep="\t")

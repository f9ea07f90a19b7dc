"""What a page is on paper: a PDF of chromium's, and what poppler reads in it."""

import re
import subprocess
import xml.etree.ElementTree as tree

MILLIMETRE = 72 / 25.4


class Paper:
    def __init__(self, page, path):
        page.pdf(path=path, prefer_css_page_size=True, print_background=True)
        self.path = path
        boxes = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True).stdout
        boxes = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", boxes)
        space = "{http://www.w3.org/1999/xhtml}"
        self.sheets = [
            (float(sheet.get("width")), float(sheet.get("height")), [(word.text or "", float(word.get("xMin")), float(word.get("xMax"))) for word in sheet.iter(f"{space}word")])
            for sheet in tree.fromstring(boxes).iter(f"{space}page")
        ]

    def text(self, number):
        return " ".join(word for word, _, _ in self.sheets[number][2])

    @property
    def whole(self):
        return " ".join(self.text(number) for number in range(len(self.sheets)))

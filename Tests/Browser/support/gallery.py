"""The pictures that the tests take, and a page to flip through them: .build/screenshots/index.html."""

import html
import itertools

from support import content

FOLDER = content.REPOSITORY / ".build/screenshots"


def take(page, site, kind, width, scheme):
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=FOLDER / f"{site.name}.{kind.replace(' ', '-')}.{width:04}.{scheme}.png", full_page=True)


def finish():
    pictures = sorted(FOLDER.glob("*.png"), key=lambda picture: picture.name.split("."))
    if not pictures:
        return
    groups = itertools.groupby(pictures, key=lambda picture: ": ".join(picture.name.split(".")[:2]))
    (FOLDER / "index.html").write_text(index([(title, [picture.name for picture in group]) for title, group in groups]), "utf-8")


def index(sections):
    def figure(name):
        width, scheme = name.split(".")[2:4]
        return f'<figure><a href="{name}"><img src="{name}" alt="" loading="lazy"></a><figcaption>{int(width)} px, {scheme}</figcaption></figure>'

    titles = [html.escape(title) for title, _ in sections]
    menu = "".join(f'<li><a href="#s{number}">{title}</a></li>' for number, title in enumerate(titles))
    body = "".join(
        f'<section id="s{number}"><h2>{titles[number]}</h2><div>{"".join(map(figure, names))}</div></section>'
        for number, (_, names) in enumerate(sections)
    )
    return f"""<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Reference pages</title>
<style>
body {{font: 1rem/1.4 sans-serif; margin: 0; display: grid; grid-template-columns: 14rem 1fr; background: #ddd}}
ul {{position: sticky; top: 0; height: 100vh; overflow: auto; margin: 0; padding: 1rem; list-style: none; box-sizing: border-box; font-size: .85rem}}
section div {{display: flex; gap: 1rem; overflow-x: auto; padding-bottom: 1rem}}
figure {{margin: 0; flex: none}}
img {{height: 70vh; border: 1px solid #777}}
small {{font-weight: 400}}
</style>
<ul>{menu}</ul>
<main>{body}</main>
"""

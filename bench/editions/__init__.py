"""Newspaper editions with known truth, in many forms, and the scores of a splitter on them.

    material   load_material(folder, half) -> Material(editions of true stories, left_out)
    setting    stories as pieces of pages; columns, jumps and furniture disturb them
    forms      FORMS; build_text(edition, form, seed) -> BuiltEdition (pages of text, owners of
               every character, joins, jumps)
    found      found_by_split(summarize.split(paths)) -> FoundEdition
    rivals     RIVALS: two simple splitters, texts -> FoundEdition
    score      score_text(built, found) -> Score, which adds up; Score.rates() is the table
    gold       the records

From a script beside `bench/split.py`, or with `bench/` on `sys.path`:

    material = load_material(Path("data/edition"), "dev")
    built = build_text(material.editions[0], "jumps", seed=1)
    paths = run.write_pages(built, folder)
    score = score_text(built, found_by_split(summarize.split(paths)))
"""

"""Scripts of our elements: a stub travels, the file is kept."""

import re

from starlette.datastructures import Headers

from dashboard.maps.files import script_path
from dashboard.scripts import MENU_PATH, assets, stub


def test_the_script_travels_as_an_address() -> None:
    for path in (MENU_PATH, script_path()):
        assert path in stub(path)
        assert len(stub(path)) < 400


def test_the_menu_is_kept_under_an_address_that_names_its_content() -> None:
    assert re.fullmatch(r"/menu\.[0-9a-f]{12}\.js", MENU_PATH)
    answer = assets()[MENU_PATH].response(Headers({"accept-encoding": ""}))
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/javascript")
    assert bytes(answer.body).decode().count("export default") == 1

"""Static files under hashed names."""

from portal.kit.hashed import HashedStorage


def test_a_script_asks_for_what_it_imports_by_its_hashed_name(tmp_path):
    (tmp_path / "rooms").mkdir()
    (tmp_path / "door.js").write_text('import { key } from "./rooms/key.js";\nkey();\n')
    (tmp_path / "rooms" / "key.js").write_text("export function key() {}\n")
    storage = HashedStorage(location=tmp_path, base_url="/static/")
    names = ("door.js", "rooms/key.js")
    list(storage.post_process({name: (storage, name) for name in names}))
    hashed = storage.stored_name("rooms/key.js")
    assert hashed != "rooms/key.js"
    assert f'from "./{hashed}"' in (tmp_path / storage.stored_name("door.js")).read_text()

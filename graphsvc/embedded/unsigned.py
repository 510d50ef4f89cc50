"""Two jars without their signatures, which Java would check anew at every start.

Of a signed jar Java checks each class as it loads it, and keeps none in an archive of classes: that
was 1.2 of the 4.1 s of processor time until Bolt answers. That a jar is the right one is known by
its SHA-256 before.
"""

import os
import re
import zipfile
from pathlib import Path
from typing import Final

from graphsvc.embedded.files import part_of

SIGNED: Final = frozenset({"eclipse-collections", "eclipse-collections-api"})
"""The artifacts of ``neo4j.lock`` that are signed."""
SIGNATURE: Final = re.compile(r"META-INF/[^/]+\.(SF|RSA|DSA|EC)")


def unsigned(jar: Path) -> Path:
    """The copy of a jar without its signatures, beside it; made where it is not there or is older.

    It carries the jar's time of change, by which it is known to be whole and of this jar. Raises
    OSError.
    """
    bare = jar.with_name(f"{jar.stem}-unsigned.jar")
    changed = jar.stat().st_mtime_ns
    if not bare.is_file() or bare.stat().st_mtime_ns != changed:
        with part_of(bare) as part:
            _strip(jar, part)
            os.utime(part, ns=(changed, changed))
            part.replace(bare)
    return bare


def _strip(jar: Path, bare: Path) -> None:
    with zipfile.ZipFile(jar) as whole, zipfile.ZipFile(bare, "w") as kept:
        for member in whole.infolist():
            if not SIGNATURE.fullmatch(member.filename):
                kept.writestr(member, whole.read(member))

"""Files that come with a request."""

from fastapi import UploadFile

from graphsvc.api.bodies import Taken, too_large
from graphsvc.errors import Defect, FileRefused
from loaders.records import Refused


def file_name(file: UploadFile) -> str:
    """The file's name without folders; some browsers send them along."""
    name = (file.filename or "").replace("\\", "/").rpartition("/")[2]
    return "".join(filter(str.isprintable, name))[-200:] or "upload"


def file_bytes(file: UploadFile, most: int) -> bytes:
    """What is in a file, of vCards without photos. Raises ``TooLarge`` for one that is larger than
    ``most`` bytes, ``FileRefused`` for one whose photos are beyond all measure."""
    if not isinstance(file, Taken):
        raise Defect("A file was not taken in as files are.")
    try:
        data = file.intake.kept(name=file_name(file))
    except Refused as refused:
        problem = refused.problem
        raise FileRefused(problem.message, file=problem.file, advice=problem.advice) from None
    if len(data) > most:
        raise too_large(most)
    return data

"""Files, folders, tables, web archives and URLs become a Corpus; what cannot be read becomes an entry of its errors."""

from provaudit.readers.reading import read as read
from provaudit.readers.reading import read_batches as read_batches
from provaudit.readers.reading import read_bytes as read_bytes
from provaudit.readers.reading import read_frame as read_frame

"""Pages from the web, through trafilatura's downloader."""

from __future__ import annotations

import io
import ipaddress
import logging
from urllib.parse import urlsplit

from provaudit.errors import SourceError
from provaudit.readers.opening import reason
from provaudit.readers.options import ReadOptions
from provaudit.readers.pages import silence_logs


def fetched(url: str, options: ReadOptions) -> tuple[io.BufferedReader, str, str]:
    """(the bytes, the media type, the charset) of what a URL answers. Raises SourceError where it answers nothing.

    Certificates are verified. An address in a private network is reached only where the URL itself names one: a public
    page must not lead there by redirection.
    """
    from trafilatura.downloads import fetch_response
    from trafilatura.settings import use_config

    silence_logs()
    config = use_config()
    config.set("DEFAULT", "MAX_FILE_SIZE", str(options.max_bytes))
    config.set("DEFAULT", "INSECURE_SSL_FALLBACK", "off")
    config.set("DEFAULT", "SSRF_PROTECTION", "off" if _is_private(url) else "on")
    messages = _Messages()
    logger = logging.getLogger("trafilatura.downloads")
    logger.addHandler(messages)
    try:
        response = fetch_response(url, config=config)
    except Exception as error:  # whatever the network or an odd URL brings about
        raise SourceError(f"the page cannot be fetched: {reason(error)}") from None
    finally:
        logger.removeHandler(messages)
    if response is None and "MAX_FILE_SIZE" in messages.last:
        raise SourceError(f"larger than {options.max_bytes:,} bytes; raise max_bytes to read it")
    if response is None:
        raise SourceError(f"the page cannot be fetched: {messages.last or 'no answer'}")
    if response.status != 200:
        raise SourceError(f"the server answered {response.status}, not 200")
    if not response.data:
        raise SourceError("the page is empty")
    media, _, parameters = (response.headers or {}).get("content-type", "").partition(";")
    charset = parameters.partition("charset=")[2].strip(" \"'").split(";")[0]
    return io.BufferedReader(io.BytesIO(response.data)), media.strip().lower(), charset


class _Messages(logging.Handler):
    last = ""

    def emit(self, record: logging.LogRecord) -> None:
        said = record.args[-1] if isinstance(record.args, tuple) and record.args else record.msg
        said = getattr(said, "reason", said)  # what went wrong, without what urllib3 tried
        self.last = " ".join(str(said).rpartition("): ")[2].split())[:200]


def _is_private(url: str) -> bool:
    try:
        host = urlsplit(url).hostname or ""
        return host == "localhost" or not ipaddress.ip_address(host).is_global
    except ValueError:
        return False

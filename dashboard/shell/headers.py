"""Security headers of every HTTP answer."""

from collections.abc import Sequence
from typing import Final

_POLICY: Final = {
    "default-src": "'self'",
    # 'unsafe-eval': Streamlit's message decoder and Plotly build functions at run time.
    "script-src": "'self' 'unsafe-eval' blob:",
    # Streamlit and our SVG write style attributes.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "worker-src": "'self' blob:",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}


def content_security_policy(script_hashes: Sequence[str]) -> str:
    """Everything comes from this server; inline scripts only with these hashes."""
    allowed = {"script-src": " ".join([_POLICY["script-src"], *script_hashes])}
    return "; ".join(f"{name} {value}" for name, value in (_POLICY | allowed).items())


def security_headers(script_hashes: Sequence[str]) -> dict[str, str]:
    """The headers added to every answer, static files and errors included."""
    return {
        "Content-Security-Policy": content_security_policy(script_hashes),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": (
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
        ),
    }

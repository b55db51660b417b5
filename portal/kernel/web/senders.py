"""Where a form came from, for limits that count by sender."""

from ipaddress import IPv6Address, ip_address, ip_network

from flask import request

WHOLE_NETWORK = 64
"""A household gets so many bits of an IPv6 address and may change the rest as it likes."""


def sender() -> str:
    """Return the address a form came from; what stands in front of us is told apart by PORTAL_PROXY_HOPS alone."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:  # a server that listens to both writes all of IPv4 within one network of IPv6
            return str(address.ipv4_mapped)
        return str(ip_network((address, WHOLE_NETWORK), strict=False))
    return str(address)

"""Who reads the line: coordinators exactly. Others are given files with banded numbers."""

from portal.kernel.access import Role, allow

LINE = allow(Role.COORDINATOR)

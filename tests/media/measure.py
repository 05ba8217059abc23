"""A slim program that runs the decoder for a purpose on files and prints what it answered and what it took (S13).

Slim, because the system counts a forked process's memory to begin with its parent's.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

purpose, *names = sys.argv[1:]
for name in names:
    with Path(name).open("rb") as upload:
        child = subprocess.Popen(
            [sys.executable, "-m", "marketplace.media.pictures.decoder", purpose],
            stdin=upload,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
        )
        answer = child.stdout.read()
        _pid, status, usage = os.wait4(child.pid, 0)
    print(json.dumps([name, status, len(answer), usage.ru_maxrss, usage.ru_utime + usage.ru_stime]), flush=True)

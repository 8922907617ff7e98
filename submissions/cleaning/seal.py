"""Locks the subprocess before it reads a stranger's file: limits, no network, no programs."""

import errno
import os
import resource
import socket

try:
    import pyseccomp
except (ImportError, OSError, RuntimeError):  # the system library is missing
    pyseccomp = None

MEMORY = 512 * 1024 * 1024
SECONDS = 60
WRITTEN = 120 * 1000 * 1000

_FORBIDDEN = """
    socket socketpair connect bind listen accept accept4 sendto sendmsg sendmmsg recvfrom
    recvmsg io_uring_setup io_uring_enter io_uring_register execve execveat fork vfork clone
    clone3 ptrace process_vm_readv process_vm_writev mount umount2 unshare setns pivot_root
    chroot bpf userfaultfd keyctl add_key request_key perf_event_open open_by_handle_at
    openat2 creat unlink unlinkat rename renameat renameat2 mkdir mkdirat rmdir link linkat
    symlink symlinkat chmod fchmodat chown fchownat lchown truncate mknod mknodat setxattr
    kill tkill tgkill pidfd_open pidfd_send_signal init_module finit_module kexec_load
    memfd_create
"""
_CLONE_THREAD = 0x00010000


# What an office program has no use for either; it does start threads and write files of its own.
_ALWAYS_FORBIDDEN = """
    connect io_uring_setup io_uring_enter io_uring_register ptrace
    process_vm_readv process_vm_writev mount umount2 unshare setns pivot_root chroot bpf
    userfaultfd keyctl add_key request_key perf_event_open open_by_handle_at mknod mknodat
    init_module finit_module kexec_load pidfd_open pidfd_send_signal
"""


def limit(
    memory: int = MEMORY, files: int = 64, *, seconds: int = SECONDS, written: int = WRITTEN
) -> None:
    """Bound processor time, memory, file size and open files; no core dumps."""
    for what, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, written),
        (resource.RLIMIT_NOFILE, files),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def close_doors(*, threads: bool = False, program: bool = False) -> bool:
    """Forbid sockets, programs, and opening files for writing; whether that holds.

    `threads` may be started where a decoder cannot do without, but never a second process.
    `program` is for a process that becomes another program, which stays behind the same doors.
    """
    if pyseccomp is None:
        return False
    refuse = pyseccomp.ERRNO(errno.EPERM)
    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    left_open = [*(("clone", "clone3") if threads else ()), *(("execve",) if program else ())]
    for name in _FORBIDDEN.split():
        if name not in left_open:
            _forbid(rules, refuse, name)
    if threads:
        _forbid(rules, refuse, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _CLONE_THREAD, 0))
        # Its flags lie in memory, out of a filter's sight; libraries fall back to clone.
        _forbid(rules, pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    for call, position in (("open", 1), ("openat", 2)):
        for mode in (os.O_WRONLY, os.O_RDWR):
            writing = pyseccomp.Arg(position, pyseccomp.MASKED_EQ, os.O_ACCMODE, mode)
            _forbid(rules, refuse, call, writing)
    try:
        rules.load()
    except OSError:
        return False
    return _is_closed()


def close_network() -> bool:
    """Forbid the network and the calls of administrators, for a program that is started next."""
    if pyseccomp is None:
        return False
    refuse = pyseccomp.ERRNO(errno.EPERM)
    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for name in _ALWAYS_FORBIDDEN.split():
        _forbid(rules, refuse, name)
    _forbid(rules, refuse, "socket", pyseccomp.Arg(0, pyseccomp.NE, socket.AF_UNIX))
    try:
        rules.load()
    except OSError:
        return False
    return _is_closed()


def _forbid(rules, refuse, name: str, *arguments) -> None:
    try:
        rules.add_rule(refuse, name, *arguments)
    except (OSError, ValueError, RuntimeError):
        return  # this processor or kernel has no such call


def _is_closed() -> bool:
    try:
        socket.socket(socket.AF_INET).close()
    except PermissionError:
        return True
    return False

"""Our mails through a real Postfix, read by Python's email package and checked by dkimpy.

`kairan serve` sends a notice to six people by a Postfix of this run: its own directory, its own port
on loopback, stopped by its own process id. One recipient is unknown, one is refused by a filter at the
end of the data, one is deferred once. Run by run.sh, as root.
"""

import base64
import contextlib
import email
import email.policy
import json
import os
import pwd
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request

import dkim

# Longest anything may take: the first retry comes after some 15 seconds.
PATIENCE_SECONDS = 90
SELECTOR = "k1"
FROM = "oshirase@city.example"
TITLE = "【臨時休業】大雨のため、明日は西条小学校を休みにします（全学年）"
BODY = "大雨のため、明日は休みです。\n.\n9時〜10時に電話でお知らせします。"

PLAIN = "hana@example.jp"
DOTS = "ab..cd@docomo.ne.jp"
OLD = "taro@old.example"
UNKNOWN = "nobody@example.jp"
FILTERED = "filtered@example.jp"
DEFERRED = "later@example.jp"
TAKEN = [PLAIN, DOTS, OLD, DEFERRED]


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def until(what, condition):
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError(f"waited in vain for {what}")


class Postfix:
    """A mail server with boxes for a few people."""

    def __init__(self, place):
        self.place = place
        self.port = free_port()
        self.etc = f"{place}/etc"
        self.boxes = f"{place}/boxes"
        owner = pwd.getpwnam("postfix")
        for name in ("etc", "queue", "data", "boxes"):
            os.mkdir(f"{place}/{name}")
        for name in ("data", "boxes"):
            os.chown(f"{place}/{name}", owner.pw_uid, owner.pw_gid)
        # Postfix's own users must get through to their directories.
        os.chmod(place, 0o755)
        self.write("boxes.map", "".join(f"{who} {who}/\n" for who in TAKEN + [FILTERED]))
        self.write("access", f"{DEFERRED} 450 4.2.0 come back\n")
        self.write("headers", f"/^To: {re.escape(FILTERED)}/ REJECT 5.2.0 User unknown\n")
        self.write("main.cf", f"""compatibility_level = 3.6
queue_directory = {place}/queue
data_directory = {place}/data
maillog_file = {place}/log
maillog_file_prefixes = {place}
mail_owner = postfix
myhostname = mx.example.jp
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
mydestination =
alias_maps =
local_recipient_maps =
virtual_mailbox_domains = example.jp, docomo.ne.jp, old.example
virtual_mailbox_base = {self.boxes}
virtual_mailbox_maps = texthash:{self.etc}/boxes.map
virtual_uid_maps = static:{owner.pw_uid}
virtual_gid_maps = static:{owner.pw_gid}
virtual_minimum_uid = 1
header_checks = regexp:{self.etc}/headers
smtpd_recipient_restrictions = check_recipient_access texthash:{self.etc}/access, permit_mynetworks, reject
smtpd_reject_unlisted_recipient = yes
""")
        services = [
            f"127.0.0.1:{self.port} inet n - n - - smtpd",
            "cleanup unix n - n - 0 cleanup",
            "qmgr unix n - n 300 1 qmgr",
            "rewrite unix - - n - - trivial-rewrite",
            "bounce unix - - n - 0 bounce",
            "defer unix - - n - 0 bounce",
            "trace unix - - n - 0 bounce",
            "virtual unix - n n - - virtual",
            "error unix - - n - - error",
            "proxymap unix - - n - - proxymap",
            "anvil unix - - n - 1 anvil",
            "postlog unix-dgram n - n - 1 postlogd",
        ]
        self.write("master.cf", "\n".join(services) + "\n")

    def write(self, name, text):
        with open(f"{self.etc}/{name}", "w") as file:
            file.write(text)

    def do(self, what):
        done = subprocess.run(["postfix", "-c", self.etc, what], capture_output=True, text=True)
        assert done.returncode == 0, f"postfix {what}: {done.stdout}{done.stderr}{self.log()}"

    def log(self):
        with contextlib.suppress(FileNotFoundError), open(f"{self.place}/log") as file:
            return file.read()
        return ""

    def mails(self, who):
        new = f"{self.boxes}/{who}/new"
        names = sorted(os.listdir(new)) if os.path.isdir(new) else []
        found = []
        for name in names:
            with open(f"{new}/{name}", "rb") as file:
                # A maildir has the line ends of Unix.
                found.append(file.read().replace(b"\n", b"\r\n"))
        return found

    def takes_the_deferred(self):
        self.write("access", "")
        self.do("reload")


class Program:
    """`kairan` with a database and files of its own."""

    def __init__(self, program, place, smtp):
        self.program = program
        self.place = place
        self.port = free_port()
        key = f"{place}/dkim.pem"
        subprocess.run(["openssl", "genrsa", "-out", key, "2048"], check=True, capture_output=True)
        self.environment = {
            "PATH": os.environ["PATH"],
            "KAIRAN_LISTEN": f"127.0.0.1:{self.port}",
            "KAIRAN_DATABASE_URL": f"sqlite://{place}/kairan.db",
            "KAIRAN_LINE_CHANNEL_SECRET": "secret",
            "KAIRAN_LINE_CHANNEL_ACCESS_TOKEN": "token",
            # Nobody has LINE here.
            "KAIRAN_LINE_API_URL": "http://127.0.0.1:9",
            "KAIRAN_SMTP_URL": f"smtp://127.0.0.1:{smtp}",
            "KAIRAN_MAIL_FROM": FROM,
            "KAIRAN_MAIL_ISO_2022_JP": "old.example",
            "KAIRAN_DKIM_SELECTOR": SELECTOR,
            "KAIRAN_DKIM_KEY": key,
            "KAIRAN_SECRET_KEY": base64.b64encode(os.urandom(32)).decode(),
            "KAIRAN_LOG": "warn",
        }

    def run(self, *words, code=0):
        done = subprocess.run(
            [self.program, *words], env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == code, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout

    def serve(self):
        return subprocess.Popen([self.program, "serve"], env=self.environment)

    def call(self, path, token=None, body=None):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers={"content-type": "application/json", "Idempotency-Key": "1"},
        )
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
            text = answer.read()
        return json.loads(text) if token else text

    def is_ready(self):
        with contextlib.suppress(OSError):
            self.call("/readyz")
            return True

    def file(self, name, text):
        path = f"{self.place}/{name}"
        with open(path, "w") as file:
            file.write(text)
        return path

    def record(self):
        """The TXT record that `kairan check` says DNS must have; LINE is not there, so it says 1."""
        said = self.run("check", code=1)
        name, record = re.search(r'DNS must have (\S+) TXT "([^"]+)"', said).groups()
        assert name == f"{SELECTOR}._domainkey.city.example", said
        return record.encode()

    def attempts(self):
        database = sqlite3.connect(f"file:{self.place}/kairan.db?mode=ro", uri=True)
        with contextlib.closing(database):
            rows = database.execute("select outcome, detail from attempts")
            return sorted(rows.fetchall())


def prepared(program):
    program.run("migrate")
    schools = program.file("schools.csv", "id,kind,name,join_code,grades,classes,groups\n"
                           "saijo-es,elementary,西条小学校,AB12,1;2,1-1,\n")
    program.run("import", "schools", schools)
    people = TAKEN + [UNKNOWN, FILTERED]
    rows = "".join(f"{who},ja,saijo-es,1,1-1,山田,子{n}\n" for n, who in enumerate(people))
    head = "email,language,school,grade,class,child_family_name,child_given_name\n"
    program.run("import", "citizens", program.file("citizens.csv", head + rows))
    said = program.run("staff", "add", "--name", "教頭", "--role", "school", "--school", "saijo-es")
    return said.splitlines()[-1]


def check_mail(raw, who, record):
    """What a reader of another language makes of one mail."""
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert not mail.defects, (who, mail.defects)
    sender = mail["From"].addresses[0]
    assert sender.addr_spec == FROM and sender.display_name == "西条小学校", mail["From"]
    assert mail["Subject"] == TITLE, mail["Subject"]
    assert mail["To"].addresses[0].addr_spec.replace('"', "") == who, mail["To"]
    assert str(mail["Date"].datetime.utcoffset()) == "9:00:00", mail["Date"]
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Return-Path"].startswith("<bounce+") and "@city.example>" in mail["Return-Path"]
    assert mail.get_content_type() == "text/plain"
    old = who == OLD
    assert mail.get_content_charset() == ("iso-2022-jp" if old else "utf-8")
    # Both waves are one in JIS: Windows reads ～, Python 〜.
    text = mail.get_content().replace("\r\n", "\n").replace("～", "〜")
    assert text.startswith(BODY), text
    assert re.search(r"^http\S+/mine/do/settings$", text, re.MULTILINE), text
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    for word in re.findall(rb"=\?\S+?\?=", raw):
        assert len(word) <= 75, word
    assert dkim.verify(raw, dnsfunc=lambda name, timeout=5: record), f"{who}: the signature fails"


def main(binary):
    place = tempfile.mkdtemp(prefix="kairan-mail.", dir="/tmp")
    postfix = Postfix(place)
    program = Program(binary, place, postfix.port)
    postfix.do("start")
    serving = None
    try:
        token = prepared(program)
        record = program.record()
        serving = program.serve()
        until("the service", program.is_ready)
        notice = program.call("/admin/v1/notices", token, {
            "kind": "school",
            "matter": "closure",
            "audience": {"schools": [{"school": "saijo-es"}]},
            "content": {"ja": {"title": TITLE, "body": BODY}},
        })
        deferred = ("later", "450 4.2.0 rcpt")
        # Everybody's first try, of which only those that failed have a line each: the reload ends
        # what is under way.
        taken = [who for who in TAKEN if who != DEFERRED]
        until("the first tries", lambda: deferred in program.attempts()
              and len(program.attempts()) == 3 and all(map(postfix.mails, taken)))
        postfix.takes_the_deferred()
        path = f"/admin/v1/notices/{notice['id']}"
        ended = until("the end", lambda: (
            now := program.call(path, token))["state"] == "sent" and now)
        ledger = ended["ledger"]
        assert (ledger["accepted"], ledger["failed"]) == (len(TAKEN), 2), ledger
        attempts = program.attempts()
        later = [detail for outcome, detail in attempts if outcome not in ("delivered", "refused")]
        assert later == [deferred[1]], attempts
        # Unknown at RCPT and a filter at the end of the data are told apart.
        for refused in ("550 5.1.1 rcpt", "550 5.2.0 end"):
            assert ("refused", refused) in attempts, attempts
        for who in TAKEN:
            mails = until(f"a mail to {who}", lambda: postfix.mails(who))
            assert len(mails) == 1, f"{who} has {len(mails)}"
            check_mail(mails[0], who, record)
    except BaseException:
        print(postfix.log(), file=sys.stderr)
        raise
    finally:
        if serving:
            serving.terminate()
            serving.wait(timeout=PATIENCE_SECONDS)
        postfix.do("stop")
        shutil.rmtree(place)
    print(f"{len(TAKEN)} mails through Postfix: accepted, read by Python, signatures good")


if __name__ == "__main__":
    main(sys.argv[1])

"""A mail server that keeps what it takes in a folder, for tests of the mail client.

What it does with a mail is said by the recipient's name: "refused…" never, "later…" not the first time, "lost…" takes it the first time but hangs up before saying so,
"hold…" takes it and says so only when the file "release" is in the folder.
"""
import argparse
import asyncio
import os
import ssl

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult


class Office:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0
        self.seen = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return f"550 5.1.1 <{address}> nobody of this name lives here"
        if address.startswith("later") and address not in self.seen:
            self.seen.add(address)
            return f"451 4.7.1 <{address}> try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        name = os.path.join(self.folder, f"{self.count:04}")
        with open(name + ".draft", "wb") as file:
            file.write(f"X-Envelope-From: {envelope.mail_from}\r\nX-Envelope-To: {','.join(envelope.rcpt_tos)}\r\n".encode())
            file.write(f"X-Tls: {server.transport.get_extra_info('ssl_object') is not None}\r\nX-User: {session.auth_data}\r\n".encode())
            file.write(envelope.original_content)
        os.rename(name + ".draft", name + ".eml")
        recipient = envelope.rcpt_tos[0]
        if recipient.startswith("lost") and recipient not in self.seen:
            self.seen.add(recipient)
            server.transport.abort()
        while recipient.startswith("hold") and not os.path.exists(os.path.join(self.folder, "release")):
            await asyncio.sleep(0.02)
        return f"250 2.0.0 queued for <{recipient}>"


class Server(Controller):
    def __init__(self, arguments):
        self.arguments = arguments
        self.tls = None
        if arguments.certificate:
            self.tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            self.tls.load_cert_chain(arguments.certificate, arguments.key)
        implicit = self.tls if arguments.implicit else None
        super().__init__(Office(arguments.folder), hostname="127.0.0.1", port=arguments.port, ssl_context=implicit)

    def _trigger_server(self):
        # The first connection, by which the base class checks itself, needs the port that the system chose.
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()

    def factory(self):
        wanted = self.arguments.user

        def check(server, session, envelope, mechanism, data):
            given = f"{data.login.decode()}:{data.password.decode()}"
            return AuthResult(success=given == wanted, handled=given == wanted, auth_data=data.login.decode())

        return SMTP(
            self.handler,
            hostname="mail.test",
            tls_context=None if self.arguments.implicit else self.tls,
            require_starttls=bool(self.tls) and not self.arguments.implicit,
            auth_required=bool(wanted),
            auth_require_tls=not self.arguments.implicit and bool(self.tls),
            auth_exclude_mechanism=self.arguments.without.split(",") if self.arguments.without else None,
            authenticator=check if wanted else None,
            data_size_limit=64_000_000,
        )


parser = argparse.ArgumentParser()
parser.add_argument("--folder", required=True)
parser.add_argument("--port", type=int, default=0)
parser.add_argument("--certificate")
parser.add_argument("--key")
parser.add_argument("--implicit", action="store_true")
parser.add_argument("--user")
parser.add_argument("--without")
server = Server(parser.parse_args())
server.start()
print(f"Listening: {server.port}", flush=True)
asyncio.new_event_loop().run_forever()

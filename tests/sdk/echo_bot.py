"""An echo bot on LINE's official Python SDK, played through against `kairan simulator`.

Everything LINE-like is the SDK's: signature, event classes, messaging client. The simulator is
driven like a person with a phone, through its control door. Run by run.sh.
"""

import json
import re
import struct
import subprocess
import sys
import threading
import urllib.request
import uuid
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from linebot.v3 import WebhookParser
from linebot.v3.exceptions import InvalidSignatureError
from linebot.v3.messaging import (
    ApiClient,
    ApiException,
    Configuration,
    FlexContainer,
    FlexMessage,
    MessageAction,
    MessagingApi,
    MessagingApiBlob,
    MulticastRequest,
    PushMessageRequest,
    QuickReply,
    QuickReplyItem,
    ReplyMessageRequest,
    RichMenuArea,
    RichMenuBounds,
    RichMenuRequest,
    RichMenuSize,
    TextMessage,
)
from linebot.v3.oauth import ApiClient as OAuthClient
from linebot.v3.oauth import ChannelAccessToken
from linebot.v3.oauth import Configuration as OAuthConfiguration
from linebot.v3.webhooks import FollowEvent, MessageEvent, PostbackEvent, TextMessageContent

# Longest any answer may take before the run counts as stuck.
PATIENCE_SECONDS = 20


class Simulator:
    """The program under test: its own process on free ports, driven over its control door."""

    def __init__(self, program):
        self.process = subprocess.Popen(
            [program, "simulator", "--listen", "127.0.0.1:0", "--smtp", "127.0.0.1:0"],
            stdout=subprocess.PIPE,
            text=True,
        )
        self.printed = {}
        for line in self.process.stdout:
            name, value = re.split(r"\s{2,}", line.strip(), maxsplit=1)
            self.printed[name] = value
            if name == "webhook":
                break
        self.url = self.printed["LINE endpoints"]

    def call(self, method, path, body=None):
        request = urllib.request.Request(
            f"{self.url}/simulator/v1{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"content-type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
            return json.load(answer)

    def person(self, name):
        return self.call("POST", "/people", {"name": name, "language": "en"})["userId"]

    def does(self, user, what, body=None):
        """What a person does; the webhook has been answered 200 when this returns."""
        done = self.call("POST", f"/people/{user}/{what}", body or {})
        assert done["webhook"]["status"] == 200, done
        return done

    def texts(self, user):
        chat = self.call("GET", f"/people/{user}")["chat"]
        return [entry["message"].get("text") for entry in chat if entry["from"] == "bot"]

    def stop(self):
        self.process.terminate()
        assert self.process.wait(timeout=PATIENCE_SECONDS) == 0, "SIGTERM ends it cleanly"


class Bot(ThreadingHTTPServer):
    """Greets whoever follows, echoes what is said, names the postback."""

    def __init__(self, secret, api):
        super().__init__(("127.0.0.1", 0), Webhook)
        self.parser = WebhookParser(secret)
        self.api = api
        self.seen = []
        self.thread = threading.Thread(target=self.serve_forever, daemon=True)
        self.thread.start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/callback"

    def answer(self, event):
        self.seen.append(event)
        if isinstance(event, FollowEvent):
            words = "unblocked" if event.follow.is_unblocked else "welcome"
        elif isinstance(event, MessageEvent) and isinstance(event.message, TextMessageContent):
            words = event.message.text
        elif isinstance(event, PostbackEvent):
            words = f"postback {event.postback.data}"
        else:
            return
        message = TextMessage(text=words)
        self.api.reply_message(ReplyMessageRequest(reply_token=event.reply_token, messages=[message]))

    def stop(self):
        self.shutdown()
        self.server_close()
        self.thread.join(PATIENCE_SECONDS)


class Webhook(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        try:
            events = self.server.parser.parse(body, self.headers["x-line-signature"])
        except InvalidSignatureError:
            return self.finish_with(401)
        for event in events:
            self.server.answer(event)
        self.finish_with(200)

    def finish_with(self, status):
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def png(width, height):
    """A whole PNG of one colour."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x7f" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def refused(status, call):
    try:
        call()
    except ApiException as error:
        assert error.status == status, error
        return json.loads(error.body)
    raise AssertionError(f"{status} was expected")


def conversation(simulator, bot, api):
    hana = simulator.person("Hana")
    simulator.does(hana, "follow")
    simulator.does(hana, "text", {"text": "こんにちは 🍎"})
    simulator.does(hana, "tap", {"action": {"type": "postback", "data": "yes"}})
    assert simulator.texts(hana) == ["welcome", "こんにちは 🍎", "postback yes"]
    simulator.does(hana, "sticker", {"packageId": "446", "stickerId": "1988"})
    simulator.does(hana, "image")
    assert [event.type for event in bot.seen] == ["follow", "message", "postback", "message", "message"]
    profile = api.get_profile(hana)
    assert (profile.display_name, profile.language) == ("Hana", "en")
    assert refused(404, lambda: api.get_profile("U" + "0" * 32))["message"] == "Not found"
    return hana


def sending(simulator, api, hana):
    key = str(uuid.uuid4())
    request = PushMessageRequest(to=hana, messages=[TextMessage(text="pushed", quickReply=QuickReply(items=[
        QuickReplyItem(action=MessageAction(label="OK", text="OK"))]))])
    sent = api.push_message(request, x_line_retry_key=key)
    assert sent.sent_messages[0].id.isdigit()
    again = refused(409, lambda: api.push_message(request, x_line_retry_key=key))
    assert again["sentMessages"][0]["id"] == sent.sent_messages[0].id

    ken = simulator.person("Ken")
    simulator.does(ken, "follow")
    bubble = {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [
        {"type": "text", "text": "休業", "weight": "bold"}]}}
    flex = FlexMessage(altText="休業", contents=FlexContainer.from_dict(bubble))
    api.multicast(MulticastRequest(to=[hana, ken], messages=[TextMessage(text="to both"), flex]))
    stranger = MulticastRequest(to=[hana, "U" + "f" * 32], messages=[TextMessage(text="to nobody")])
    assert "to[1]" in refused(400, lambda: api.multicast(stranger))["message"]
    chat = simulator.call("GET", f"/people/{ken}")["chat"]
    assert [entry["message"]["type"] for entry in chat] == ["follow", "text", "text", "flex"]
    assert sorted(api.get_followers().user_ids) == sorted([hana, ken])
    # One push and a multicast to two; replies are free.
    assert api.get_message_quota_consumption().total_usage == 3
    assert api.get_message_quota().type == "none"


def rich_menu(simulator, api, blobs, hana):
    area = RichMenuArea(bounds=RichMenuBounds(x=0, y=0, width=800, height=270), action=MessageAction(label="m", text="menu"))
    menu = RichMenuRequest(size=RichMenuSize(width=800, height=270), selected=True, name="main", chat_bar_text="Menu", areas=[area])
    api.validate_rich_menu_object(menu)
    menu_id = api.create_rich_menu(menu).rich_menu_id
    refused(400, lambda: api.link_rich_menu_id_to_user(hana, menu_id))
    blobs.set_rich_menu_image(menu_id, body=png(800, 270), _headers={"Content-Type": "image/png"})
    api.link_rich_menu_id_to_user(hana, menu_id)
    assert api.get_rich_menu_id_of_user(hana).rich_menu_id == menu_id
    shown = simulator.call("GET", f"/people/{hana}")["richMenu"]
    assert (shown["name"], shown["richMenuId"]) == ("main", menu_id)
    simulator.does(hana, "tap", {"action": shown["areas"][0]["action"]})
    assert simulator.texts(hana)[-1] == "menu"


def tokens(simulator, configuration):
    oauth = ChannelAccessToken(OAuthClient(OAuthConfiguration(host=simulator.url)))
    issued = oauth.issue_stateless_channel_token(
        grant_type="client_credentials",
        client_id=simulator.printed["channel id"],
        client_secret=simulator.printed["channel secret"],
    )
    fresh = Configuration(host=configuration.host, access_token=issued.access_token)
    assert MessagingApi(ApiClient(fresh)).get_bot_info().display_name == "Official account"
    wrong = Configuration(host=configuration.host, access_token="wrong")
    refused(401, lambda: MessagingApi(ApiClient(wrong)).get_bot_info())


def main(program):
    simulator = Simulator(program)
    try:
        configuration = Configuration(host=simulator.url, access_token=simulator.printed["access token"])
        client = ApiClient(configuration)
        api, blobs = MessagingApi(client), MessagingApiBlob(client)
        bot = Bot(simulator.printed["channel secret"], api)
        try:
            api.set_webhook_endpoint({"endpoint": bot.url})
            assert api.test_webhook_endpoint().success
            hana = conversation(simulator, bot, api)
            sending(simulator, api, hana)
            rich_menu(simulator, api, blobs, hana)
            tokens(simulator, configuration)
        finally:
            bot.stop()
    finally:
        simulator.stop()
    print("the official SDK runs against the simulator")


if __name__ == "__main__":
    main(sys.argv[1])

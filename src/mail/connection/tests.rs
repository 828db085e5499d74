//! Conversations with servers that say what the test wrote down and check every byte they get.

use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, ServerConfig};

use super::*;
use crate::mail::refusal::Status;

/// What the server gets, and what it then says.
type Script = &'static [(&'static str, &'static str)];

const EHLO: (&str, &str) = (
    "EHLO me.example\r\n",
    "250-relay\r\n250-SIZE 1000\r\n250 PIPELINING\r\n",
);
const PLAIN_EHLO: (&str, &str) = ("EHLO me.example\r\n", "250 relay\r\n");
const HELLO: (&str, &str) = ("", "220 relay\r\n");
const ENVELOPE: &str =
    "MAIL FROM:<b@city.example> SIZE=12\r\nRCPT TO:<\"a..b\"@docomo.ne.jp>\r\nDATA\r\n";
const CONTENT: &str = "A: b\r\n\r\n..x\r\n.\r\n";

/// Serves one connection after another; each ends with its script.
pub async fn relay(scripts: Vec<Script>) -> (String, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let serving = tokio::spawn(async move {
        for script in scripts {
            let (stream, _) = listener.accept().await.unwrap();
            converse(stream, script).await;
        }
    });
    (url, serving)
}

async fn converse(mut wire: impl Wire, script: Script) {
    for (heard, said) in script {
        let mut bytes = vec![0; heard.len()];
        wire.read_exact(&mut bytes).await.unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), *heard);
        wire.write_all(said.as_bytes()).await.unwrap();
        wire.flush().await.unwrap();
    }
}

fn config() -> Arc<ServerConfig> {
    let certificate = CertificateDer::from_pem_slice(include_bytes!("certificate.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("key.pem")).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key);
    Arc::new(config.unwrap())
}

fn connector(trusting: bool) -> TlsConnector {
    let mut roots = RootCertStore::empty();
    if trusting {
        let certificate = CertificateDer::from_pem_slice(include_bytes!("certificate.pem"));
        roots.add(certificate.unwrap()).unwrap();
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    TlsConnector::from(Arc::new(config))
}

async fn opened(url: &str) -> Result<Connection, Failure> {
    let server = Server::parse(url).unwrap();
    Connection::open(&server, &connector(true), "me.example").await
}

fn message() -> Message<'static> {
    Message {
        sender: "b@city.example",
        recipient: "\"a..b\"@docomo.ne.jp".into(),
        content: b"A: b\r\n\r\n.x\r\n".to_vec(),
    }
}

fn refused(stage: Stage, code: u16, status: Option<Status>) -> Failure {
    Failure::Refused(Refusal {
        stage,
        code,
        status,
    })
}

//
#[tokio::test]
async fn mails_go_one_after_another_by_one_connection() {
    let (url, serving) = relay(vec![&[
        HELLO,
        EHLO,
        (ENVELOPE, "250 ok\r\n250 ok\r\n354 go\r\n"),
        (CONTENT, "250 2.0.0 kept\r\n"),
        (ENVELOPE, "250 ok\r\n250 ok\r\n354 go\r\n"),
        (CONTENT, "250 2.0.0 kept\r\n"),
        ("QUIT\r\n", ""),
    ]])
    .await;
    let mut connection = opened(&url).await.unwrap();
    for _ in 0..2 {
        assert_eq!(connection.send(&message()).await, Ok(250));
        assert!(connection.is_good() && connection.has_rested_well());
    }
    connection.close().await;
    serving.await.unwrap();
}

#[tokio::test]
async fn a_server_of_old_is_spoken_to_word_by_word() {
    let (url, serving) = relay(vec![&[
        HELLO,
        ("EHLO me.example\r\n", "502 what?\r\n"),
        ("HELO me.example\r\n", "250 relay\r\n"),
        ("MAIL FROM:<b@city.example>\r\n", "250 ok\r\n"),
        ("RCPT TO:<\"a..b\"@docomo.ne.jp>\r\n", "550 no\r\n"),
        ("RSET\r\n", "250 ok\r\n"),
        ("MAIL FROM:<b@city.example>\r\n", "250 ok\r\n"),
        ("RCPT TO:<\"a..b\"@docomo.ne.jp>\r\n", "250 ok\r\n"),
        ("DATA\r\n", "354 go\r\n"),
        (CONTENT, "250 kept\r\n"),
    ]])
    .await;
    let mut connection = opened(&url).await.unwrap();
    let no = connection.send(&message()).await;
    assert_eq!(no, Err(refused(Stage::Rcpt, 550, None)));
    assert!(connection.is_good());
    assert_eq!(connection.send(&message()).await, Ok(250));
    serving.await.unwrap();
}

// D-04 D-08
#[tokio::test]
async fn a_refusal_is_known_by_its_stage() {
    let unknown = Some(Status(5, 1, 1));
    let table: [(Script, Failure); 7] = [
        (
            &[("", "554 go away\r\n")],
            refused(Stage::Greeting, 554, None),
        ),
        (
            &[HELLO, ("EHLO me.example\r\n", "550 no\r\n")],
            refused(Stage::Hello, 550, None),
        ),
        (
            &[
                HELLO,
                EHLO,
                (ENVELOPE, "552 5.3.4 large\r\n503 x\r\n503 x\r\n"),
            ],
            refused(Stage::Mail, 552, Some(Status(5, 3, 4))),
        ),
        (
            &[
                HELLO,
                EHLO,
                (ENVELOPE, "250 ok\r\n550 5.1.1 User unknown\r\n554 none\r\n"),
            ],
            refused(Stage::Rcpt, 550, unknown),
        ),
        // The server waits for a mail to nobody (RFC 2920, 3.1).
        (
            &[
                HELLO,
                EHLO,
                (ENVELOPE, "250 ok\r\n550 5.1.1 User unknown\r\n354 go\r\n"),
                (".\r\n", "554 nobody\r\n"),
            ],
            refused(Stage::Rcpt, 550, unknown),
        ),
        (
            &[
                HELLO,
                EHLO,
                (ENVELOPE, "250 ok\r\n250 ok\r\n451 4.3.0 later\r\n"),
            ],
            refused(Stage::Data, 451, Some(Status(4, 3, 0))),
        ),
        (
            &[
                HELLO,
                EHLO,
                (ENVELOPE, "250 ok\r\n250 ok\r\n354 go\r\n"),
                (CONTENT, "550-5.2.0 User\r\n550 5.2.0 unknown\r\n"),
            ],
            refused(Stage::End, 550, Some(Status(5, 2, 0))),
        ),
    ];
    for (script, failure) in table {
        let (url, serving) = relay(vec![script]).await;
        let sent = match opened(&url).await {
            Ok(mut connection) => connection.send(&message()).await,
            Err(failure) => Err(failure),
        };
        assert_eq!(sent, Err(failure));
        serving.await.unwrap();
    }
}

#[tokio::test]
async fn a_refused_mail_does_not_spoil_the_next() {
    let (url, serving) = relay(vec![&[
        HELLO,
        EHLO,
        (ENVELOPE, "250 ok\r\n450 4.2.0 later\r\n554 none\r\n"),
        ("RSET\r\n", "250 ok\r\n"),
        (ENVELOPE, "250 ok\r\n250 ok\r\n354 go\r\n"),
        (CONTENT, "250 kept\r\n"),
        (ENVELOPE, "421 4.3.2 closing\r\n421 x\r\n421 x\r\n"),
    ]])
    .await;
    let mut connection = opened(&url).await.unwrap();
    assert!(connection.send(&message()).await.is_err());
    assert!(connection.is_good());
    assert_eq!(connection.send(&message()).await, Ok(250));
    assert!(connection.send(&message()).await.is_err());
    assert!(!connection.is_good(), "421: it closes");
    serving.await.unwrap();
}

#[tokio::test]
async fn only_after_the_final_dot_nobody_knows() {
    let table: [(Script, Failure); 4] = [
        (&[HELLO, EHLO], Failure::Broken(Stage::Mail, Break::Closed)),
        (
            &[HELLO, EHLO, (ENVELOPE, "250 ok\r\n")],
            Failure::Broken(Stage::Rcpt, Break::Closed),
        ),
        (
            &[
                HELLO,
                EHLO,
                (ENVELOPE, "250 ok\r\n250 ok\r\n354 go\r\n"),
                (CONTENT, ""),
            ],
            Failure::Broken(Stage::End, Break::Closed),
        ),
        (
            &[HELLO, EHLO, (ENVELOPE, "HTTP/1.1 400 Bad Request\r\n")],
            Failure::Broken(Stage::Mail, Break::Protocol),
        ),
    ];
    for (script, failure) in table {
        let (url, serving) = relay(vec![script]).await;
        let mut connection = opened(&url).await.unwrap();
        assert_eq!(connection.send(&message()).await, Err(failure));
        assert!(!connection.is_good());
        serving.await.unwrap();
    }
    let nobody = opened("smtp://127.0.0.1:1").await.err();
    assert_eq!(nobody, Some(Failure::Broken(Stage::Connect, Break::Closed)));
}

#[tokio::test]
async fn a_user_and_a_password_are_told_in_both_ways() {
    let with = |url: &str| url.replace("smtp://", "smtp://city:p%2Fs@");
    let table: [(Script, Option<Failure>); 4] = [
        (
            &[
                HELLO,
                (
                    "EHLO me.example\r\n",
                    "250-relay\r\n250 AUTH LOGIN PLAIN\r\n",
                ),
                ("AUTH PLAIN AGNpdHkAcC9z\r\n", "235 in\r\n"),
            ],
            None,
        ),
        (
            &[
                HELLO,
                ("EHLO me.example\r\n", "250-relay\r\n250 AUTH LOGIN\r\n"),
                ("AUTH LOGIN\r\n", "334 VXNlcm5hbWU6\r\n"),
                ("Y2l0eQ==\r\n", "334 UGFzc3dvcmQ6\r\n"),
                ("cC9z\r\n", "235 in\r\n"),
            ],
            None,
        ),
        (
            &[
                HELLO,
                ("EHLO me.example\r\n", "250-relay\r\n250 AUTH PLAIN\r\n"),
                ("AUTH PLAIN AGNpdHkAcC9z\r\n", "535 5.7.8 no\r\n"),
            ],
            Some(refused(Stage::Auth, 535, Some(Status(5, 7, 8)))),
        ),
        (
            &[HELLO, PLAIN_EHLO],
            Some(Failure::Broken(Stage::Auth, Break::Protocol)),
        ),
    ];
    for (script, failure) in table {
        let (url, serving) = relay(vec![script]).await;
        assert_eq!(opened(&with(&url)).await.err(), failure);
        serving.await.unwrap();
    }
}

#[tokio::test]
async fn nothing_is_said_before_the_encryption_that_was_asked_for() {
    let starttls = ("STARTTLS\r\n", "220 go\r\n250 smuggled\r\n");
    let table: [(Script, Failure); 2] = [
        (
            &[HELLO, PLAIN_EHLO],
            Failure::Broken(Stage::Hello, Break::Tls),
        ),
        (
            Box::leak(Box::new([
                HELLO,
                ("EHLO me.example\r\n", "250-relay\r\n250 STARTTLS\r\n"),
                starttls,
            ])),
            Failure::Broken(Stage::Hello, Break::Protocol),
        ),
    ];
    for (script, failure) in table {
        let (url, serving) = relay(vec![script]).await;
        let opened = opened(&format!("{url}?tls=required")).await;
        assert_eq!(opened.err(), Some(failure));
        serving.await.unwrap();
    }
    let (url, serving) = relay(vec![&[HELLO, PLAIN_EHLO]]).await;
    assert!(opened(&format!("{url}?tls=opportunistic")).await.is_ok());
    serving.await.unwrap();
}

#[tokio::test]
async fn a_mail_goes_encrypted_from_the_start_or_after_starttls() {
    let clear: Script = &[
        HELLO,
        ("EHLO me.example\r\n", "250-relay\r\n250 STARTTLS\r\n"),
        ("STARTTLS\r\n", "220 go\r\n"),
    ];
    let mail: Script = &[
        EHLO,
        (ENVELOPE, "250 ok\r\n250 ok\r\n354 go\r\n"),
        (CONTENT, "250 kept\r\n"),
    ];
    let greeting: Script = &[HELLO];
    let ways = [
        ("smtps://", "", &[][..], greeting),
        ("smtp://", "?tls=required", clear, &[][..]),
    ];
    for (scheme, query, clear, greeting) in ways {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("{scheme}{}{query}", listener.local_addr().unwrap());
        let serving = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            converse(&mut stream, clear).await;
            let mut stream = TlsAcceptor::from(config()).accept(stream).await.unwrap();
            converse(&mut stream, greeting).await;
            converse(&mut stream, mail).await;
        });
        let mut connection = opened(&url).await.unwrap();
        assert_eq!(connection.send(&message()).await, Ok(250));
        serving.await.unwrap();
    }
}

#[tokio::test]
async fn a_certificate_of_nobody_we_trust_ends_it() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = format!("smtps://{}", listener.local_addr().unwrap());
    let serving = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        assert!(TlsAcceptor::from(config()).accept(stream).await.is_err());
    });
    let server = Server::parse(&server).unwrap();
    let opened = Connection::open(&server, &connector(false), "me.example").await;
    let failure = opened.err();
    let untrusted = Failure::Broken(Stage::Hello, Break::Untrusted);
    assert_eq!(failure, Some(untrusted));
    serving.await.unwrap();
}

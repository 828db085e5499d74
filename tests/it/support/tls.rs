//! A mail server with a certificate of a city hall's own authority: encryption in front of the
//! simulator's post office, from the first byte or after STARTTLS.

use std::net::SocketAddr;
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use tempfile::NamedTempFile;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// An authority that nobody knows.
pub struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    pub fn new(name: &str) -> Authority {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        Authority(CertifiedIssuer::self_signed(params, key).unwrap())
    }

    /// Its certificate, for `KAIRAN_SMTP_CA`.
    pub fn file(&self) -> NamedTempFile {
        let file = NamedTempFile::new().unwrap();
        std::fs::write(file.path(), self.0.pem()).unwrap();
        file
    }

    /// What a server of this name shows.
    fn server(&self, host: &str) -> TlsAcceptor {
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new(vec![host.to_owned()]).unwrap();
        let certificate = params.signed_by(&key, &self.0).unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key);
        TlsAcceptor::from(Arc::new(config.unwrap()))
    }
}

/// When the encryption begins.
#[derive(Clone, Copy, Debug)]
pub enum Way {
    /// `smtps://`
    AtOnce,
    /// `smtp://…?tls=required`
    StartTls,
}

/// Ends with the test.
pub struct Relay {
    port: u16,
    way: Way,
    serving: JoinHandle<()>,
}

impl Relay {
    /// In front of this post office, with a certificate for `localhost`.
    pub async fn start(authority: &Authority, way: Way, post_office: SocketAddr) -> Relay {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let acceptor = authority.server("localhost");
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let acceptor = acceptor.clone();
                // A client that trusts nobody hangs up: that is its right.
                tokio::spawn(async move { pass_on(stream, &acceptor, way, post_office).await });
            }
        });
        Relay { port, way, serving }
    }

    /// For `KAIRAN_SMTP_URL`, by this name.
    pub fn url(&self, host: &str) -> String {
        match self.way {
            Way::AtOnce => format!("smtps://{host}:{}", self.port),
            Way::StartTls => format!("smtp://{host}:{}?tls=required", self.port),
        }
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn pass_on(
    stream: TcpStream,
    acceptor: &TlsAcceptor,
    way: Way,
    post_office: SocketAddr,
) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    if let Way::StartTls = way {
        let mut line = String::new();
        stream.write_all(b"220 relay\r\n").await?;
        stream.read_line(&mut line).await?;
        stream.write_all(b"250-relay\r\n250 STARTTLS\r\n").await?;
        line.clear();
        stream.read_line(&mut line).await?;
        assert_eq!(line, "STARTTLS\r\n", "nothing else may be said in clear");
        stream.write_all(b"220 go\r\n").await?;
    }
    let mut inside = acceptor.accept(stream).await?;
    let mut office = BufReader::new(TcpStream::connect(post_office).await?);
    if let Way::StartTls = way {
        // Greeted already.
        office.read_line(&mut String::new()).await?;
    }
    copy_bidirectional(&mut inside, &mut office).await?;
    Ok(())
}

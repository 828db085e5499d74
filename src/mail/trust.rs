//! Whose certificates the mail server may show: those of the public authorities, and of any that
//! `KAIRAN_SMTP_CA` adds, such as a city hall's own.

use std::io;
use std::path::Path;
use std::sync::Arc;

use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::{self, PemObject};
use tokio_rustls::rustls::{CertificateError, ClientConfig, Error, RootCertStore};

use super::connection::Break;

/// The authorities that are trusted besides the public ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trust(Vec<CertificateDer<'static>>);

impl Trust {
    /// From a PEM file with one certificate or several. `Err`: what is wrong with it.
    pub fn read(file: &Path) -> Result<Trust, String> {
        let name = file.display();
        let read = CertificateDer::pem_file_iter(file).and_then(Iterator::collect);
        let certificates: Vec<CertificateDer<'static>> = read.map_err(|why| match why {
            pem::Error::Io(why) => format!("{name} cannot be read: {why}"),
            _ => format!("{name} is no PEM file"),
        })?;
        if certificates.is_empty() {
            return Err(format!(
                "{name} holds no certificate, which begins with -----BEGIN CERTIFICATE-----"
            ));
        }
        let mut roots = RootCertStore::empty();
        for (at, certificate) in certificates.iter().enumerate() {
            let added = roots.add(certificate.clone());
            added.map_err(|_| format!("{name}: certificate {} is damaged", at + 1))?;
        }
        Ok(Trust(certificates))
    }

    pub fn connector(&self) -> anyhow::Result<TlsConnector> {
        let public = webpki_roots::TLS_SERVER_ROOTS.iter().cloned();
        let mut roots: RootCertStore = public.collect();
        for certificate in &self.0 {
            roots.add(certificate.clone())?;
        }
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(TlsConnector::from(Arc::new(config)))
    }
}

/// Why there is no encryption: the certificate, or anything else.
pub fn refusal(error: &io::Error) -> Break {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref());
    let Some(Error::InvalidCertificate(why)) = inner else {
        return Break::Tls;
    };
    match why {
        CertificateError::UnknownIssuer => Break::Untrusted,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            Break::OtherName
        }
        CertificateError::Expired
        | CertificateError::ExpiredContext { .. }
        | CertificateError::NotValidYet
        | CertificateError::NotValidYetContext { .. } => Break::OutOfDate,
        _ => Break::Tls,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CERTIFICATE: &str = include_str!("connection/certificate.pem");

    fn read(text: &str) -> Result<Trust, String> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        let read = Trust::read(file.path());
        read.map_err(|why| why.replace(&file.path().display().to_string(), "FILE"))
    }

    #[test]
    fn a_file_may_hold_several_authorities_and_words_between_them() {
        let two = format!("the hall's own:\n{CERTIFICATE}\nand the old one:\n{CERTIFICATE}");
        let trust = read(&two).unwrap();
        assert_eq!(trust.0.len(), 2);
        assert!(trust.connector().is_ok());
        assert!(Trust::default().connector().is_ok());
    }

    #[test]
    fn what_is_no_certificate_is_told() {
        let key = include_str!("connection/key.pem");
        let damaged = CERTIFICATE.replacen("MII", "MIA", 1);
        let cut = CERTIFICATE.split("-----END").next().unwrap();
        let table = [
            ("", "FILE holds no certificate"),
            (key, "FILE holds no certificate"),
            (&damaged, "FILE: certificate 1 is damaged"),
            (cut, "FILE is no PEM file"),
        ];
        for (text, expected) in table {
            let why = read(text).unwrap_err();
            assert!(why.starts_with(expected), "{why}");
        }
        let nowhere = Trust::read(Path::new("/nowhere")).unwrap_err();
        assert!(nowhere.starts_with("/nowhere cannot be read"), "{nowhere}");
    }
}

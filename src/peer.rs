//! Who is at the other end of a request, as far as its address tells: for counting, never for
//! trusting. Used by the staff's API and by the pages.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use ipnet::IpNet;

use crate::app::App;
use crate::seal::Seal;

/// The client's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

impl Peer {
    /// The last address in `X-Forwarded-For` that is no trusted proxy; that header is believed only
    /// from one.
    pub fn of(parts: &Parts, trusted: &[IpNet]) -> Peer {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        // Without a socket (a test's own call) all share one count.
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
        let is_trusted = |address: &IpAddr| trusted.iter().any(|net| net.contains(address));
        if !is_trusted(&peer.to_canonical()) {
            return Peer(peer.to_canonical());
        }
        let headers = parts.headers.get_all("x-forwarded-for").iter();
        let hops: Vec<&str> = headers
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .collect();
        let mut client = peer.to_canonical();
        for hop in hops.iter().rev() {
            let Ok(address) = hop.trim().parse::<IpAddr>() else {
                break;
            };
            client = address.to_canonical();
            if !is_trusted(&client) {
                break;
            }
        }
        Peer(client)
    }

    /// What its tries are counted under (`store::throttles`), without the address itself.
    pub fn subject(self, seal: &Seal, tried: &str) -> String {
        let address = self.counted().to_string();
        format!("{tried}:{}", seal.lookup("address of a client", &address))
    }

    /// One line of a household or phone has a /64 of IPv6 to itself (RFC 6177): counted as one.
    fn counted(self) -> IpAddr {
        match self.0 {
            IpAddr::V4(_) => self.0,
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
            }
        }
    }
}

impl FromRequestParts<App> for Peer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Peer, Infallible> {
        Ok(Peer::of(parts, &app.config.trusted_proxies))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Random;

    fn seen(peer: &str, forwarded: &[&str]) -> String {
        let trusted: Vec<IpNet> = vec!["10.0.0.0/8".parse().unwrap()];
        let mut request = axum::http::Request::new(());
        for value in forwarded {
            let value = value.parse().unwrap();
            request.headers_mut().append("x-forwarded-for", value);
        }
        let (mut parts, ()) = request.into_parts();
        let peer: SocketAddr = peer.parse().unwrap();
        parts.extensions.insert(ConnectInfo(peer));
        Peer::of(&parts, &trusted).0.to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let stranger = "203.0.113.9:1";
        assert_eq!(seen(stranger, &["198.51.100.1"]), "203.0.113.9");
        let proxy = "10.0.0.1:1";
        assert_eq!(seen(proxy, &[]), "10.0.0.1");
        assert_eq!(seen(proxy, &["198.51.100.1"]), "198.51.100.1");
        // What a client wrote itself stands before what the proxies added.
        assert_eq!(
            seen(proxy, &["1.2.3.4, 198.51.100.1, 10.0.0.2"]),
            "198.51.100.1"
        );
        assert_eq!(seen(proxy, &["1.2.3.4", "198.51.100.1"]), "198.51.100.1");
        assert_eq!(seen(proxy, &["unknown"]), "10.0.0.1");
        assert_eq!(seen("[::ffff:10.0.0.1]:1", &["2001:db8::1"]), "2001:db8::1");
    }

    #[test]
    fn the_addresses_of_one_line_are_counted_together() {
        let key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        let seal = Seal::parse(key, Random::seeded(1)).unwrap();
        let subject = |address: &str| Peer(address.parse().unwrap()).subject(&seal, "mail");
        assert_eq!(subject("2001:db8:1:2::3"), subject("2001:db8:1:2:4::5"));
        assert_ne!(subject("2001:db8:1:2::3"), subject("2001:db8:1:3::3"));
        assert_ne!(subject("203.0.113.9"), subject("203.0.113.10"));
        assert!(!subject("203.0.113.9").contains("203"));
    }
}

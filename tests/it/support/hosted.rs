//! The whole service inside the test, with the clock that the test gives it.

use kairan::app::App;
use kairan::clock::{Clock, Random};
use kairan::config::{Config, Settings};
use kairan::service::Service;
use kairan::store::Db;
use tokio::net::TcpListener;

/// A service that answers. It ends with the test's runtime, or is stopped kindly.
pub struct Hosted {
    /// Without a final slash.
    pub url: String,
    service: Service,
}

impl Hosted {
    pub async fn start(settings: &[(&str, String)], clock: Clock) -> Hosted {
        let mut known = Settings::default();
        for (key, value) in settings {
            known.set(key, value);
        }
        let config = Config::load(&known).unwrap();
        // A pool of its own: it is closed at the stop.
        let db = Db::connect(&config.database_url, config.seal.clone());
        let app = App::new(config.clone(), db.await.unwrap(), clock, Random::System).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let service = Service::start(app, listener).unwrap();
        Hosted {
            url: format!("http://{}", service.address),
            service,
        }
    }

    pub async fn stop(self) {
        self.service.stop().await.unwrap();
    }
}

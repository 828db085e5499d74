//! The LINE platform and a post office, played from outside over real HTTP and SMTP.

pub mod assets;

//! Operating the service: keys, backups, stops, upgrades, and what an operator is shown.

mod backup;
mod keys;
mod look;
mod relay;
mod stop;
mod upgrade;

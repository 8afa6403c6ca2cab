//! An archive as everybody's computer opens it (ZIP), written as it goes: one file in memory at a time.
use chrono::{DateTime, Datelike, Timelike, Utc};
use kernel::clock::CIVIL_ZONE;
use std::{
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
};
use zip::{
    CompressionMethod, ZipWriter,
    result::ZipError,
    write::{SimpleFileOptions, StreamWriter},
};

/// An archive that is being written.
pub(crate) struct Archive {
    zip: ZipWriter<StreamWriter<Written>>,
    written: Written,
    file: SimpleFileOptions,
}

/// What was written and not yet taken.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Written {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Archive {
    /// An empty one of that moment.
    pub(crate) fn new(at: DateTime<Utc>) -> Self {
        let written = Written::default();
        let file = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(stamp(at));
        Self { zip: ZipWriter::new_stream(written.clone()), written, file }
    }

    /// What a file adds.
    pub(crate) fn file(&mut self, name: &str, bytes: &[u8]) -> Result<Vec<u8>, ZipError> {
        self.zip.start_file(name, self.file)?;
        self.zip.write_all(bytes)?;
        Ok(self.written.take())
    }

    /// What ends it.
    pub(crate) fn end(self) -> Result<Vec<u8>, ZipError> {
        self.zip.finish()?;
        Ok(self.written.take())
    }
}

/// The day and the time as they were in France.
fn stamp(at: DateTime<Utc>) -> zip::DateTime {
    let local = at.with_timezone(&CIVIL_ZONE);
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    zip::DateTime::from_date_and_time(
        u16::try_from(local.year()).unwrap_or_default(),
        small(local.month()),
        small(local.day()),
        small(local.hour()),
        small(local.minute()),
        small(local.second()),
    )
    .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use std::io::{Cursor, Read};

    #[test]
    fn what_was_put_in_piece_by_piece_comes_out_whole() {
        let mut archive = Archive::new("2026-11-29T14:30:10Z".parse().unwrap());
        let mut whole = archive.file("donnees.json", b"{}").unwrap();
        whole.extend(archive.file("photos/é.jpg", &[7; 300]).unwrap());
        whole.extend(archive.end().unwrap());
        let mut read = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
        assert_eq!(read.len(), 2);
        let mut photo = read.by_name("photos/é.jpg").unwrap();
        let said = photo.last_modified().unwrap().to_string();
        assert_eq!(said, "2026-11-29 15:30:10");
        let mut bytes = Vec::new();
        photo.read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, [7; 300]);
    }
}

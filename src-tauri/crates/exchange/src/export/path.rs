//! Outlines, rounded.

use super::{ExportError, xml::Number};
use svgtypes::{PathParser, PathSegment};

/// SVG path data of absolute `M`, `L`, `Q`, `C` and `Z` with at most two decimals.
///
/// # Errors
/// [`ExportError::Geometry`] where `d` is anything else or holds a number that is not finite.
pub(super) fn rounded(d: &str) -> Result<String, ExportError> {
    PathParser::from(d)
        .map(|segment| segment.ok().and_then(command))
        .collect::<Option<String>>()
        .ok_or_else(|| ExportError::Geometry { place: "the outline of a path".into() })
}

/// One command with its points.
fn command(segment: PathSegment) -> Option<String> {
    let (letter, numbers): (char, &[f64]) = match segment {
        PathSegment::MoveTo { abs: true, x, y } => ('M', &[x, y]),
        PathSegment::LineTo { abs: true, x, y } => ('L', &[x, y]),
        PathSegment::Quadratic { abs: true, x1, y1, x, y } => ('Q', &[x1, y1, x, y]),
        PathSegment::CurveTo { abs: true, x1, y1, x2, y2, x, y } => ('C', &[x1, y1, x2, y2, x, y]),
        PathSegment::ClosePath { .. } => ('Z', &[]),
        _ => return None,
    };
    let finite = numbers.iter().all(|number| number.is_finite());
    finite.then(|| format!("{letter}{}", Number::joined(numbers)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_data_is_rounded() {
        for (d, expected) in [
            ("M 1.2345,2 L 3,4.999 Z", "M1.23 2L3 5Z"),
            ("M0 0C1.111 2.222 3.333 4.444 5.555 6.666", "M0 0C1.11 2.22 3.33 4.44 5.56 6.67"),
            ("M-0.001 0 Q 1 1 2 2", "M0 0Q1 1 2 2"),
            ("", ""),
        ] {
            assert_eq!(rounded(d).unwrap(), expected, "{d}");
        }
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for d in ["M0 NaN", "M0 0 L inf 1", "M0 0 L 1e999 1", "M0 0 5", "m1 1 l2 2", "\"/><script>", "L"] {
            assert!(matches!(rounded(d), Err(ExportError::Geometry { .. })), "{d}");
        }
    }
}

namespace Samsteg.Platform;

/// <summary>Formats that are taken in.</summary>
public enum FileFormat
{
    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>Word, without macros.</summary>
    Docx,

    /// <summary>Excel, without macros.</summary>
    Xlsx,

    /// <summary>OpenDocument text.</summary>
    Odt,

    /// <summary>OpenDocument spreadsheet.</summary>
    Ods,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>A telephone's photograph.</summary>
    Heic,

    /// <summary>Plain text.</summary>
    Txt,

    /// <summary>Comma-separated values.</summary>
    Csv,
}

/// <summary>What a format is called among machines.</summary>
public static class FileFormats
{
    /// <summary>The media type it is served as.</summary>
    public static string MediaType(this FileFormat format) => format switch
    {
        FileFormat.Pdf => "application/pdf",
        FileFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileFormat.Odt => "application/vnd.oasis.opendocument.text",
        FileFormat.Ods => "application/vnd.oasis.opendocument.spreadsheet",
        FileFormat.Png => "image/png",
        FileFormat.Jpeg => "image/jpeg",
        FileFormat.Heic => "image/heic",
        FileFormat.Csv => "text/csv; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    };

    /// <summary>The ending of a file's name.</summary>
    public static string Extension(this FileFormat format) => format is FileFormat.Jpeg ? ".jpg" : "." + format.ToString().ToLowerInvariant();
}

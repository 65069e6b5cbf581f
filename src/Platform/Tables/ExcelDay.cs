namespace Samsteg.Platform;

/// <summary>Days as spreadsheets count them: 1 is the first of January 1900, and there was a 29th of February that year.</summary>
public static class ExcelDay
{
    private const int ImaginaryDay = 60;

    /// <summary>The day of a serial number; null for what is none.</summary>
    public static DateOnly? Of(int serial) => serial switch
    {
        < 1 or ImaginaryDay or > 2_958_465 => null,
        < ImaginaryDay => new DateOnly(1899, 12, 31).AddDays(serial),
        _ => new DateOnly(1899, 12, 30).AddDays(serial),
    };
}

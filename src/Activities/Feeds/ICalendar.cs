using System.Globalization;
using System.Text;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>An event as calendar programs are told of it.</summary>
/// <param name="Uid">The same as long as it is the same event.</param>
/// <param name="StartsAt">Begins.</param>
/// <param name="EndsAt">Ends.</param>
/// <param name="ChangedAt">When it was last changed.</param>
/// <param name="Sequence">How many times it has been moved or called off.</param>
/// <param name="IsCancelled">Whether it is called off.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Category">What kind it is of.</param>
/// <param name="Location">Where; null when not told.</param>
/// <param name="Url">Where one reads more.</param>
/// <param name="IsDay">Whether it is the whole of a Swedish day and takes no time of it: a last day.</param>
internal sealed record ICalendarEvent(
    Guid Uid, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset ChangedAt, int Sequence, bool IsCancelled, string Summary, string Category, string? Location, Uri Url, bool IsDay = false);

/// <summary>
/// Writes a calendar as RFC 5545 has it, with its name and how often to read it anew as RFC 7986 has them. Pure. Times are in UTC, so that
/// they are right on both sides of every change of the clocks without a description of a time zone; programs show them in their own. A last day is a date, the same wherever it is read.
/// </summary>
internal static class ICalendar
{
    /// <summary>Most octets of a line, its end not counted (RFC 5545, 3.1).</summary>
    private const int LineOctets = 75;

    /// <summary>The calendar as a file.</summary>
    public static byte[] Write(string name, IEnumerable<ICalendarEvent> events)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN", "VCALENDAR");
        Line(text, "VERSION", "2.0");
        Line(text, "PRODID", "-//Samsteg//Calendar//SV");
        Line(text, "CALSCALE", "GREGORIAN");
        Line(text, "NAME", Escape(name));
        Line(text, "X-WR-CALNAME", Escape(name)); // older programs know the name by this
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        foreach (var one in events)
        {
            Line(text, "BEGIN", "VEVENT");
            Line(text, "UID", one.Uid.ToString());
            Line(text, "DTSTAMP", Moment(one.ChangedAt)); // in what is published: when it was last revised (3.8.7.2)
            Line(text, "LAST-MODIFIED", Moment(one.ChangedAt));
            Line(text, "SEQUENCE", one.Sequence.ToString(CultureInfo.InvariantCulture));
            Line(text, one.IsDay ? "DTSTART;VALUE=DATE" : "DTSTART", one.IsDay ? Day(one.StartsAt) : Moment(one.StartsAt));
            Line(text, one.IsDay ? "DTEND;VALUE=DATE" : "DTEND", one.IsDay ? Day(one.EndsAt) : Moment(one.EndsAt));
            Line(text, "STATUS", one.IsCancelled ? "CANCELLED" : "CONFIRMED");
            Line(text, "TRANSP", one.IsCancelled || one.IsDay ? "TRANSPARENT" : "OPAQUE");
            Line(text, "SUMMARY", Escape(one.Summary));
            Line(text, "CATEGORIES", Escape(one.Category));
            if (one.Location is { } location)
            {
                Line(text, "LOCATION", Escape(location));
            }

            Line(text, "URL", one.Url.AbsoluteUri);
            Line(text, "END", "VEVENT");
        }

        Line(text, "END", "VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Text as a value (3.3.11): what separates is marked, an end of line is written, other control characters are left out.</summary>
    private static string Escape(string text)
    {
        var value = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            switch (letter)
            {
                case '\n':
                    value.Append("\\n");
                    break;
                case '\\' or ';' or ',':
                    value.Append('\\').Append(letter);
                    break;
                case '\t':
                case not (< ' ' or '\u007F'):
                    value.Append(letter);
                    break;
            }
        }

        return value.ToString();
    }

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset moment) => SwedishTime.DateOf(moment).ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>A line, folded by octets and never within a letter; what goes on does so after a space.</summary>
    private static void Line(StringBuilder text, string name, string value)
    {
        text.Append(name).Append(':');
        var octets = name.Length + 1;
        foreach (var letter in value.EnumerateRunes())
        {
            if (octets + letter.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(letter.ToString());
            octets += letter.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}

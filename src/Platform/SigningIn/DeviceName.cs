namespace Samsteg.Platform;

/// <summary>What a user recognises a device by, and nothing finer: browser and system.</summary>
public static class DeviceName
{
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("SamsungBrowser/", "Samsung Internet"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    /// <summary>Chrome, Windows; null where neither can be told.</summary>
    /// <param name="userAgent">What the browser says of itself.</param>
    public static string? Of(string? userAgent)
    {
        string? Known((string Mark, string Name)[] marks) => marks.FirstOrDefault(known => userAgent?.Contains(known.Mark, StringComparison.Ordinal) == true).Name;
        var parts = new[] { Known(Browsers), Known(Systems) }.OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }
}

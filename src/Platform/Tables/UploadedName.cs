using System.Globalization;

namespace Samsteg.Platform;

/// <summary>What a file is called that somebody handed in.</summary>
public static class UploadedName
{
    private const int Longest = 200;

    /// <summary>The name without folders and what is not seen; a name that would be too long is cut.</summary>
    /// <param name="name">As it was sent.</param>
    /// <param name="ending">For one that has no name.</param>
    public static string Of(string name, string ending)
    {
        var last = string.Concat(name.Split('/', '\\')[^1].Where(static letter => char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate))).Trim();
        return last.Length == 0 ? "fil." + ending : last[..Math.Min(last.Length, Longest)];
    }
}

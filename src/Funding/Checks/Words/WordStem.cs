namespace Samsteg.Funding;

/// <summary>
/// What is left of a word without the endings of number, article and genitive, Swedish and English: <c>nätverksträffarna</c> and <c>nätverksträff</c> have the same.
/// Endings are taken until there are none, so that every form of a word ends in the same place; the stem is for comparison and no word itself.
/// </summary>
internal static class WordStem
{
    private const int Least = 3;

    private static readonly string[] Endings = ["are", "na", "ar", "er", "or", "en", "et", "an", "n", "s", "a", "e"];

    private static readonly (string From, string To)[] Irregular = [("städer", "stad"), ("städerna", "stad"), ("böcker", "bok"), ("händer", "hand"), ("bönder", "bonde"), ("ies", "y"), ("ium", "i")];

    /// <summary>The stem of a word in lower case.</summary>
    public static string Of(string lower)
    {
        foreach (var (from, to) in Irregular)
        {
            if (lower.Length > from.Length && lower.EndsWith(from, StringComparison.Ordinal))
            {
                lower = lower[..^from.Length] + to;
            }
        }

        var stem = lower.AsSpan();
        for (var again = true; again;)
        {
            again = false;
            foreach (var ending in Endings)
            {
                if (stem.Length - ending.Length >= Least && stem.EndsWith(ending))
                {
                    stem = stem[..^ending.Length];
                    again = true;
                    break;
                }
            }
        }

        return stem.Length == lower.Length ? lower : stem.ToString();
    }
}

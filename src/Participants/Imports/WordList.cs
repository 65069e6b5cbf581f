namespace Samsteg.Participants;

/// <summary>What words stand for, however they are spaced and in whichever letters; a word for two things stands for neither.</summary>
internal sealed class WordList(IEnumerable<(string Word, string Value)> words)
{
    private readonly Dictionary<string, string?> _values = words.Where(static pair => pair.Word.Length > 0)
        .GroupBy(static pair => Fold(pair.Word)).ToDictionary(static group => group.Key, static group => group.Select(static pair => pair.Value).Distinct().Take(2).ToList() is [var only] ? only : null);

    /// <summary>What a word stands for; null for nothing.</summary>
    public string? Find(string word) => _values.GetValueOrDefault(Fold(word));

    /// <summary>Whether it stands for several things.</summary>
    public bool IsAmbiguous(string word) => _values.TryGetValue(Fold(word), out var value) && value is null;

    private static string Fold(string word) => string.Join(' ', word.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

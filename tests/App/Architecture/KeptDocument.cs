namespace Samsteg.App;

/// <summary>A document that is drawn from the code, and held to it: drawn anew where <c>SAMSTEG_UPDATE=1</c>.</summary>
internal static class KeptDocument
{
    private const string Update = "SAMSTEG_UPDATE";

    /// <summary>Compares the file with what it should say, or writes it.</summary>
    public static void ShouldSay(string file, string drawn, string test)
    {
        var path = Repository.PathOf(file);
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(path, drawn);
        }

        var kept = File.Exists(path) ? File.ReadAllText(path) : string.Empty;
        (kept == drawn).ShouldBeTrue($"{file} is out of date: run {Update}=1 ./test app {test} and commit it.\n{FirstDifference(kept, drawn)}");
    }

    public static string FirstDifference(string kept, string drawn)
    {
        var (old, now) = (kept.Split('\n'), drawn.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).FirstOrDefault(line => old.ElementAtOrDefault(line) != now.ElementAtOrDefault(line), -1);
        return line < 0 ? "no difference" : $"line {line + 1} says \"{old.ElementAtOrDefault(line)}\", should say \"{now.ElementAtOrDefault(line)}\"";
    }
}

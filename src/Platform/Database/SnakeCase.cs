using System.Text;

namespace Samsteg.Platform;

/// <summary>Between the names of C# (<c>IntakeEnd</c>) and those of the database (<c>intake_end</c>).</summary>
public static class SnakeCase
{
    /// <summary><c>IntakeEnd</c> → <c>intake_end</c>.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var index = 0; index < name.Length; index++)
        {
            var letter = name[index];
            if (char.IsUpper(letter))
            {
                if (index > 0 && name[index - 1] != '_')
                {
                    text.Append('_');
                }

                text.Append(char.ToLowerInvariant(letter));
            }
            else
            {
                text.Append(letter);
            }
        }

        return text.ToString();
    }

    /// <summary><c>intake_end</c> → <c>IntakeEnd</c>.</summary>
    public static string ToPascal(string name)
    {
        var text = new StringBuilder(name.Length);
        var upper = true;
        foreach (var letter in name)
        {
            if (letter == '_')
            {
                upper = true;
                continue;
            }

            text.Append(upper ? char.ToUpperInvariant(letter) : letter);
            upper = false;
        }

        return text.ToString();
    }
}

using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>What every page keeps to; each rule gives what breaks it.</summary>
internal static partial class PageRules
{
    /// <summary>Pages that anybody may open, each with the reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> Open = new Dictionary<string, string>
    {
        ["ForgottenPasswordPage"] = "is for who cannot sign in",
        ["FromProviderPage"] = "is where the identity provider sends people back",
        ["ToProviderPage"] = "is the way to the identity provider",
        ["PersonalLinkPage"] = "is where a link that a coach gives leads",
        ["EvaluatePage"] = "is where a code that a leader shows leads, and its answers are nobody's",
        ["CheckInPage"] = "is where the code on the wall leads",
        ["OwnAnswerPage"] = "is where a link that a coach sends leads",
        ["PublicSignUpPage"] = "is where whoever has the address of an activity signs up",
        ["AnswerOpeningsPage"] = "is where the link in the question to a contact person leads",
        ["PublicOpeningsPage"] = "is what everybody is told of the place bank",
        ["VerifyPage"] = "is where whoever holds a signed application verifies it",
        ["GuestPage"] = "is where the link in a guest's confirmation leads",
        ["CalendarFeedPage"] = "is where a calendar program reads by a secret address",
        ["NewPasswordPage"] = "is where a link in a mail leads",
        ["SignInCodePage"] = "is where one signs in",
        ["FaultPage"] = "says what went wrong, to anybody",
        ["LanguagePage"] = "the language is chosen before signing in too",
        ["SignInPage"] = "is where one signs in",
        ["SignOutPage"] = "does nothing for who is signed out",
    };

    /// <summary>Models without a known permission that are not named as open.</summary>
    public static IReadOnlyList<string> WithoutPolicy(IEnumerable<Type> models) =>
        [.. models.Select(static model =>
        {
            var policy = model.GetCustomAttribute<AuthorizeAttribute>(inherit: true)?.Policy;
            return model.GetCustomAttribute<AllowAnonymousAttribute>(inherit: true) is not null
                ? Open.ContainsKey(model.Name) ? null : $"{model.Name} is open to anybody and not among the named"
                : policy is null ? $"{model.Name} names no permission"
                : PermissionTable.All.Contains(policy) ? null : $"{model.Name} names the permission {policy}, which does not exist";
        }).OfType<string>()];

    /// <summary>What is there twice.</summary>
    public static IReadOnlyList<string> Twice(IEnumerable<string> names) =>
        [.. names.GroupBy(static name => name, StringComparer.OrdinalIgnoreCase).Where(static group => group.Count() > 1).Select(static group => group.Key)];

    /// <summary>A route with the names of its parts left out, since two that differ in them only meet.</summary>
    public static string Shape(string route) => Parameter().Replace(route, "{$1}");

    /// <summary>Code and style within markup, which the content policy forbids.</summary>
    public static IReadOnlyList<string> InlineCode(string markup)
    {
        var withoutComments = Comment().Replace(markup, string.Empty);
        return
        [
            .. StyleAttribute().Matches(withoutComments).Select(static match => match.Value.Trim()),
            .. EventAttribute().Matches(withoutComments).Select(static match => match.Value.Trim()),
            .. InlineElement().Matches(withoutComments).Select(static match => match.Value.Trim()),
            .. ScriptAddress().Matches(withoutComments).Select(static match => match.Value.Trim()),
        ];
    }

    /// <summary>Directions in a style sheet that stay where they are when the language is read from right to left.</summary>
    public static IReadOnlyList<string> Sides(string styles) => [.. Side().Matches(styles).Select(static match => match.Value.Trim())];

    [GeneratedRegex(@"(?<=[\s{;])(?:(?:margin|padding|border|inset)-(?:left|right)[a-z-]*|left|right)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Side();

    [GeneratedRegex(@"\{[a-zA-Z]+(:[^{}]*)?\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<=[\s""'])style\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex StyleAttribute();

    [GeneratedRegex(@"(?<=[\s""'])on[a-z]{3,}\s*=\s*[""']", RegexOptions.IgnoreCase)]
    private static partial Regex EventAttribute();

    [GeneratedRegex(@"<style\b|<script\b(?![^>]*\bsrc\s*=)", RegexOptions.IgnoreCase)]
    private static partial Regex InlineElement();

    [GeneratedRegex(@"javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex ScriptAddress();
}

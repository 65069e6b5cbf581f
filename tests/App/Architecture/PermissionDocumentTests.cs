using System.Globalization;
using System.Text;
using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.App;

/// <summary><c>docs/permissions.md</c> is drawn from <see cref="PermissionTable"/> and from the pages, which the walk holds to the same table.</summary>
public sealed class PermissionDocumentTests
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();

    private static readonly (PermissionScope Scope, string Letter, string Words)[] Letters =
    [
        (PermissionScope.Association, "A", "all of the association"),
        (PermissionScope.AssignedInitiatives, "I", "the initiatives that the role is given in"),
        (PermissionScope.OwnCases, "C", "own cases: the participants whose coach one is, in the initiatives that the role is given in"),
        (PermissionScope.Own, "O", "what concerns one's own account"),
        (PermissionScope.None, " ", "nothing"),
    ];

    [Fact]
    public void Document_says_what_the_table_says() => KeptDocument.ShouldSay("docs/permissions.md", Draw(), "PermissionDocument");

    [Fact]
    public void Every_permission_and_scope_is_said_in_both_languages()
    {
        foreach (var language in new[] { "sv-SE", "en-GB" })
        {
            PermissionTable.All.Where(permission => Say(language, $"permission.{permission}").StartsWith('[')).ShouldBeEmpty(language);
            Enum.GetValues<PermissionScope>().Where(scope => Say(language, scope.TextKey()).StartsWith('[')).ShouldBeEmpty(language);
            Enum.GetValues<RolePlace>().Where(place => Say(language, place.TextKey()).StartsWith('[')).ShouldBeEmpty(language);
        }
    }

    [Fact]
    public void Every_permission_is_held_by_a_role_and_every_role_has_a_start_page()
    {
        PermissionTable.All.Where(static permission => Roles.All(role => PermissionTable.ScopeOf(role, permission) == PermissionScope.None)).ShouldBeEmpty();
        Roles.Where(static role => PermissionTable.ScopeOf(role, Permissions.Today) == PermissionScope.None).ShouldBeEmpty();
    }

    private static string Draw()
    {
        var text = new StringBuilder("""
            # Permissions

            Who may do what, and with what. Drawn from the one table that the program asks (`src/Platform/Access/PermissionTable.cs`) and from its pages; a test holds
            this page to both, and another opens every page, and sends every form, as every role and signed out, and compares with it (`tests/App/Walk`).
            `SAMSTEG_UPDATE=1 ./test app PermissionDocument` draws it anew.

            A person may do what the roles that hold today permit, each as far as that role reaches. The database holds the same reach by row security, whatever the program asks of it.
            What lies out of reach does not exist for the asker (404); what a role does not permit is refused (403); who is signed out is sent to sign in.

            ## Roles

            A role holds from a day, and until one where it has a last day. Nobody gives a role to herself.

            | Role | In Swedish | Is given | Initiatives | Participants | Figures | Must end |
            |---|---|---|---|---|---|---|

            """);
        foreach (var role in Roles)
        {
            var rights = PermissionTable.Roles[role];
            Row(text, NameOf(role, "en-GB"), NameOf(role, "sv-SE"), Say("en-GB", PermissionTable.PlaceOf(role).TextKey()), Words(rights.Initiatives), Words(rights.Cases), Words(rights.Figures), PermissionTable.MustEnd(role) ? "yes" : "");
        }

        text.AppendLine().AppendLine("""
            What is noted about a participant by one organisation is read by that organisation's staff only, whatever their role, unless the participant has given a waiver of secrecy.
            Figures about fewer than five people are hidden from who may not see the people.

            ## What each permission means

            | Permission | Meaning | På svenska |
            |---|---|---|
            """);
        foreach (var permission in PermissionTable.All)
        {
            Row(text, $"`{permission}`", Say("en-GB", $"permission.{permission}"), Say("sv-SE", $"permission.{permission}"));
        }

        text.AppendLine().AppendLine("## Role × permission").AppendLine();
        foreach (var (_, letter, words) in Letters.Where(static letter => letter.Letter != " "))
        {
            text.Append("- **").Append(letter).Append("** ").AppendLine(words);
        }

        text.AppendLine();
        Row(text, ["Permission", .. Roles.Select(static role => NameOf(role, "en-GB"))]);
        Row(text, [.. Enumerable.Repeat("---", Roles.Length + 1)]);
        foreach (var permission in PermissionTable.All)
        {
            Row(text, [$"`{permission}`", .. Roles.Select(role => Letters.Single(letter => letter.Scope == PermissionTable.ScopeOf(role, permission)).Letter)]);
        }

        text.AppendLine().AppendLine("""
            ## Page × permission × scope

            The permission is asked for in the scope that the address names. Both what is shown and what is sent there ask for it.

            | Address | Permission | Scope |
            |---|---|---|
            """);
        foreach (var page in SitePages.All)
        {
            Row(text, $"`{page.Route}`", page.Permission ?? "anybody", ScopeOf(page));
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string ScopeOf(SitePage page) =>
        page.Permission is null ? ""
        : page.Permission == Permissions.Today ? "the own account"
        : !page.Route.Contains("{initiative:guid}", StringComparison.Ordinal) ? "what the reader reaches"
        : Entitlement.OfParticipants.Any(name => page.Route.Contains($"{{{name}:guid}}", StringComparison.Ordinal)) ? "the participant, in the initiative"
        : "the initiative";

    private static void Row(StringBuilder text, params string[] cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(static cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).AppendLine(" |");

    private static string Words(Reach reach) => reach switch { Reach.None => "none", Reach.Assigned => "those assigned", _ => "all" };

    private static string Words(CaseReach reach) => reach switch { CaseReach.None => "none", CaseReach.Own => "own cases", _ => "all of those initiatives" };

    private static string NameOf(Role role, string language) => Say(language, $"role.{SnakeCase.Of(role.ToString())}");

    private static string Say(string language, string key)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new CultureInfo(language);
        try
        {
            return new Texts(SamstegApplication.Capabilities)[key];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}

using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Files that are open to the user only because she opened them, outside the own cases: they are read, and nothing is registered in them.</summary>
public static class OnlyOpened
{
    /// <summary>Any of their participants: <c>p.id = {OnlyOpened.Any}</c>. Found once a statement; row security asks the same before anything is written.</summary>
    public static Sql Any { get; } = Sql.Raw("any ((select access.only_opened())::uuid[])");
}

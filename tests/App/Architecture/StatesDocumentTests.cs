using System.Text;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary><c>docs/states.md</c> is drawn from the types that carry what may be done where.</summary>
public sealed class StatesDocumentTests
{
    /// <summary>Every state machine, in the order of the document: what it is of, its first state, and what leads where.</summary>
    private static readonly IReadOnlyList<Machine> Machines =
    [
        Machine.Of("An application", "Funding/Applications/ApplicationState.cs", ApplicationState.Draft, static (ApplicationState state, ApplicationAct act) => state.After(act)),
        Machine.Of("An obligation", "Funding/Obligations/ObligationState.cs", ObligationState.Due, static (ObligationState state, ObligationAct act) => state.After(act)),
    ];

    [Fact]
    public void States_are_drawn_as_they_are() => KeptDocument.ShouldSay("docs/states.md", Draw(Machines), "StatesDocument");

    [Fact]
    public void What_leads_to_the_same_is_one_arrow_and_what_ends_is_told() =>
        Draw([Machine.Of("A door", "Door.cs", Door.Open, static (Door door, Deed deed) => door == Door.Open && deed != Deed.Wait ? Door.Shut : null)]).ShouldContain("""
            stateDiagram-v2
                [*] --> open
                open --> shut: push, pull
                shut --> [*]
            """.ReplaceLineEndings("\n"));

    private enum Door
    {
        Open,
        Shut,
    }

    private enum Deed
    {
        Push,
        Pull,
        Wait,
    }

    private static string Draw(IReadOnlyList<Machine> machines)
    {
        var drawn = new StringBuilder("""
            # States

            Drawn from the types that carry what may be done where; a test holds it to them.
            `SAMSTEG_UPDATE=1 ./test app StatesDocument` draws it anew.

            """);
        foreach (var machine in machines)
        {
            drawn.AppendLine().Append("## ").AppendLine(machine.Name).AppendLine().Append('`').Append(machine.Source).AppendLine("`").AppendLine();
            drawn.AppendLine("```mermaid").AppendLine("stateDiagram-v2").Append("    [*] --> ").AppendLine(machine.First);
            foreach (var arrow in machine.Arrows.GroupBy(static arrow => (arrow.From, arrow.To)))
            {
                drawn.Append("    ").Append(arrow.Key.From).Append(" --> ").Append(arrow.Key.To).Append(": ").AppendJoin(", ", arrow.Select(static one => one.Act)).AppendLine();
            }

            foreach (var last in machine.States.Where(state => machine.Arrows.All(arrow => arrow.From != state)))
            {
                drawn.Append("    ").Append(last).AppendLine(" --> [*]");
            }

            drawn.AppendLine("```");
        }

        return drawn.ToString().ReplaceLineEndings("\n");
    }

    private sealed record Arrow(string From, string Act, string To);

    private sealed record Machine(string Name, string Source, string First, IReadOnlyList<string> States, IReadOnlyList<Arrow> Arrows)
    {
        public static Machine Of<TState, TAct>(string name, string source, TState first, Func<TState, TAct, TState?> after)
            where TState : struct, Enum
            where TAct : struct, Enum
        {
            static string Say(Enum code) => SnakeCase.Of(code.ToString());
            return new Machine(name, source, Say(first), [.. Enum.GetValues<TState>().Select(static state => Say(state))],
            [
                .. from state in Enum.GetValues<TState>()
                   from act in Enum.GetValues<TAct>()
                   let next = after(state, act)
                   where next is not null
                   select new Arrow(Say(state), Say(act), Say(next.Value)),
            ]);
        }
    }
}

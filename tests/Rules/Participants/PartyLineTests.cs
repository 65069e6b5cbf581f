using Samsteg.Participants;

namespace Samsteg.Rules;

public sealed class PartyLineTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\n , \n,Namn")]
    public void Nobody_came_from_lines_without_an_organisation(string text) => PartyLine.Read(text).ShouldBeEmpty();

    [Fact]
    public void The_first_comma_parts_the_organisation_from_who_came() =>
        PartyLine.Read("Försäkringskassan , handläggare, vikarie\r\nVårdcentralen\rKommunen,").Select(static line => $"{line.Organisation}: {line.Representative}")
            .ShouldBe(["Försäkringskassan: handläggare, vikarie", "Vårdcentralen: ", "Kommunen: "]);
}

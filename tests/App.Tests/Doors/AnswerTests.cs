using System.Text.Json;
using FluentAssertions;
using Loyalty.App.Http;
using Xunit;

namespace App.Tests.Doors;

public sealed class AnswerTests
{
    /// <summary>Else every file and every member would travel twice: to who asked, and to the Functions host.</summary>
    [Fact]
    public void an_answer_already_given_says_nothing_to_the_host() =>
        JsonSerializer.Serialize<object>(new Answer(200, "text/plain", "secret"u8.ToArray()).With("ETag", "x"))
            .Should().Be("{}");
}

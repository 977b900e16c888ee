using Azure;
using FluentAssertions;

namespace App.Tests.Compat;

/// <summary>What the service said to a request it refused.</summary>
internal static class Refusal
{
    public static async Task<(int Status, string? Code)> OfAsync(Func<Task> act)
    {
        var refusal = (await act.Should().ThrowAsync<RequestFailedException>()).Which;
        return (refusal.Status, refusal.ErrorCode);
    }
}

using Azure;
using FluentAssertions;
using Loyalty.App.Tables;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace App.Tests.Tables;

/// <summary>What is answered 503 and told again, and what would only fail again.</summary>
public sealed class StorageTroubleTests
{
    [Fact]
    public void an_answer_cut_short_at_any_try_is_trouble()
    {
        var cut = new HttpIOException(HttpRequestError.ResponseEnded);

        StorageTrouble.Is(cut).Should().BeTrue();
        StorageTrouble.Is(new AggregateException(new RequestFailedException(503, "busy"), cut)).Should().BeTrue();
    }

    [Fact]
    public void a_senders_broken_body_and_a_bug_are_not()
    {
        StorageTrouble.Is(new BadHttpRequestException("broken off")).Should().BeFalse();
        StorageTrouble.Is(new AggregateException(new IOException(), new InvalidOperationException()))
            .Should().BeFalse();
    }
}

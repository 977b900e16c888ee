using System.Net;
using FluentAssertions;
using Xunit;

namespace App.Tests.Compat.FunctionsHost;

/// <summary>Timers by the clock and by hand.</summary>
public sealed class TimerTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task a_timer_runs_by_hand_whatever_the_case_of_its_name()
    {
        using var answer = await host.Client.PostAsync("/admin/functions/yearly", new StringContent("{}"));
        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await host.Notes.Seen("yearly")).Should().Be("yearly False True");
        host.Notes.Count("yearly").Should().Be(1);
    }

    [Fact]
    public async Task a_timer_that_fails_is_an_entry_in_the_log()
    {
        using var answer = await host.Client.PostAsync("/admin/functions/Broken", null);
        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
        for (var i = 0; i < 200 && host.Log.Errors.IsEmpty; i++)
        {
            await Task.Delay(50);
        }

        host.Log.Errors.Should().ContainSingle().Which.Should().Be("Function Broken failed: a broken timer");
    }

    [Fact]
    public async Task a_timer_runs_at_start_when_it_says_so() =>
        (await host.Notes.Seen("once")).Should().Be("once False");

    [Fact]
    public async Task a_timer_runs_when_its_schedule_says_so() =>
        (await host.Notes.Seen("tick")).Should().NotBeNull();
}

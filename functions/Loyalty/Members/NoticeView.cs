using Loyalty.Program;

namespace Loyalty.Members;

/// <summary>
/// What members are told of a version of the program from when it is put until it takes effect, and on which of the
/// shop's days that is.
/// </summary>
public sealed record NoticeView(DateOnly On, string Text)
{
    public static IReadOnlyList<NoticeView> Of(
        ProgramHistory programs, DateTimeOffset now, IReadOnlyList<string> languages) =>
        [.. programs.Versions.Where(version => version.InForceFrom > now && version.Notice is not null)
            .Select(version => new NoticeView(
                programs.DayAt(version.InForceFrom), version.Notice!.In(languages)))];
}

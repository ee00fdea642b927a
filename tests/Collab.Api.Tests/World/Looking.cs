using Collab.Application.Common;

namespace Collab.Api.Tests.World;

/// <summary>What tests look up again and again.</summary>
public static class Looking
{
    extension(CollabApp app)
    {
        /// <summary>The present instant as it is on the wire.</summary>
        public string NowText => CollabJson.Text(app.Now);

        public async Task<Guid[]> MemberIdsAsync(params string[] accounts)
        {
            List<Guid> ids = [];
            foreach (var account in accounts) ids.Add(await app.MemberIdAsync(account));
            return [.. ids];
        }

        public async Task<Guid[]> DepartmentIdsAsync(params string[] names)
        {
            List<Guid> ids = [];
            foreach (var name in names) ids.Add(await app.DepartmentIdAsync(name));
            return [.. ids];
        }
    }

    /// <summary>The notices that a person has about one thing, the newest first: their kinds.</summary>
    public static async Task<IReadOnlyList<string>> ToldAboutAsync(this Person person, Guid subject) =>
        [.. (await person.GetAsync("/api/v1/me/notifications?limit=100")).ShouldBe(200).Items
            .Where(x => x.GetProperty("subject").GetProperty("id").GetGuid() == subject)
            .Select(x => x.GetProperty("kind").GetString()!)];

    /// <summary>The id of the member or department that a reference names.</summary>
    public static Guid RefId(this JsonElement view, string property) => view.GetProperty(property).GetProperty("id").GetGuid();

    public static string? Text(this JsonElement view, string property) => view.GetProperty(property).GetString();
}

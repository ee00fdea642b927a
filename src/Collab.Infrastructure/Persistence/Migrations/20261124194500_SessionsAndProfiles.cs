using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Collab.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class SessionsAndProfiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "address",
                schema: "collab",
                table: "sessions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "browser",
                schema: "collab",
                table: "sessions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "system",
                schema: "collab",
                table: "sessions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "time_zone",
                schema: "collab",
                table: "members",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_reset",
                schema: "collab",
                table: "invitations",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "address",
                schema: "collab",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "browser",
                schema: "collab",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "system",
                schema: "collab",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "time_zone",
                schema: "collab",
                table: "members");

            migrationBuilder.DropColumn(
                name: "is_reset",
                schema: "collab",
                table: "invitations");
        }
    }
}

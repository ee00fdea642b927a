using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Collab.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class SecondFactors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Instant>(
                name: "proved_at",
                schema: "collab",
                table: "sessions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "second_factor_policy",
                schema: "collab",
                table: "organizations",
                type: "text",
                nullable: false,
                defaultValue: "optional");

            migrationBuilder.CreateTable(
                name: "half_sessions",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_half_sessions", x => new { x.organization_id, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "second_factors",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    protected_secret = table.Column<string>(type: "text", nullable: false),
                    confirmed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    last_step = table.Column<long>(type: "bigint", nullable: false),
                    recovery_hashes = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_second_factors", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_half_sessions_hash",
                schema: "collab",
                table: "half_sessions",
                column: "hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "half_sessions",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "second_factors",
                schema: "collab");

            migrationBuilder.DropColumn(
                name: "proved_at",
                schema: "collab",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "second_factor_policy",
                schema: "collab",
                table: "organizations");
        }
    }
}
